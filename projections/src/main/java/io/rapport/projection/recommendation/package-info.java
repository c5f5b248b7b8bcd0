/**
 * What editors have pinned to places of lists, for those who propose, review and account for it. Lists themselves do not rest
 * on it: they are made from the log.
 */
@NullMarked
package io.rapport.projection.recommendation;

import org.jspecify.annotations.NullMarked;
