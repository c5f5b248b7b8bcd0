/**
 * What may leave for the systems of others, such as customer relationship management.
 */
@NullMarked
package io.rapport.domain.sharing;

import org.jspecify.annotations.NullMarked;
