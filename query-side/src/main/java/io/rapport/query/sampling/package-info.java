/**
 * Reads requests for samples.
 */
@NullMarked
package io.rapport.query.sampling;

import org.jspecify.annotations.NullMarked;
