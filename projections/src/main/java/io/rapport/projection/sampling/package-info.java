/**
 * Where every request for samples stands.
 */
@NullMarked
package io.rapport.projection.sampling;

import org.jspecify.annotations.NullMarked;
