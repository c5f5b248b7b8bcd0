/**
 * What happens about recommending: lists that were served, the settings by which they are made, and what editors have pinned
 * to places of them. How they are made is in {@code io.rapport.domain.recommender}, which folds the whole log.
 */
@NullMarked
package io.rapport.domain.recommendation;

import org.jspecify.annotations.NullMarked;
