/**
 * Reads timelines, saved items and counts of actions.
 */
@NullMarked
package io.rapport.query.engagement;

import org.jspecify.annotations.NullMarked;
