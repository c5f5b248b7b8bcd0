/**
 * The reviews of events, open and signed, and what was done in each.
 */
@NullMarked
package io.rapport.projection.review;

import org.jspecify.annotations.NullMarked;
