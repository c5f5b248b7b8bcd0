/**
 * What editors have pinned to places of lists, for those who propose, review and account for it, and which lists were served,
 * for those who measure them. Lists themselves do not rest on either: they are made from the log.
 */
@NullMarked
package io.rapport.projection.recommendation;

import org.jspecify.annotations.NullMarked;
