/**
 * Runs the projections live.
 */
@NullMarked
package io.rapport.infra.processing;

import org.jspecify.annotations.NullMarked;
