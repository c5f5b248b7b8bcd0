/**
 * Consent by purpose and channel, and the one policy that every other feature asks.
 */
@NullMarked
package io.rapport.domain.consent;

import org.jspecify.annotations.NullMarked;
