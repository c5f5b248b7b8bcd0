/**
 * Consent by purpose, channel, product and type of content, the notices under which it is given, and the one policy that
 * every other feature asks.
 */
@NullMarked
package io.rapport.domain.consent;

import org.jspecify.annotations.NullMarked;
