/**
 * Every decision on consent.
 */
@NullMarked
package io.rapport.projection.consent;

import org.jspecify.annotations.NullMarked;
