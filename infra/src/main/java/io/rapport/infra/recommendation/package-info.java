/** Folds the log for {@code io.rapport.domain.recommendation}, and records what it makes. */
@NullMarked
package io.rapport.infra.recommendation;

import org.jspecify.annotations.NullMarked;
