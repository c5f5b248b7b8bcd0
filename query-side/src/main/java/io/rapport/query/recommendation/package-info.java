/**
 * Serves next best content, channel and hour, records each answer before it is shown, and makes answers of the past again.
 */
@NullMarked
package io.rapport.query.recommendation;

import org.jspecify.annotations.NullMarked;
