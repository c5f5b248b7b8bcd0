/**
 * What HCPs read, and in which order content is offered to them: one pure fold, one set of features and one way to put a
 * list together, for training, for evaluation and for serving. Nothing here has a clock or chance of its own: the same
 * history, moment and model give the same list to the bit, on any machine, which is why functions beyond the four basic
 * operations and the square root are taken from {@link java.lang.StrictMath}.
 */
@NullMarked
package io.rapport.domain.ranking;

import org.jspecify.annotations.NullMarked;
