/**
 * Recommendation models as their cards show them, and every step of their lives.
 */
@NullMarked
package io.rapport.projection.governance;

import org.jspecify.annotations.NullMarked;
