/**
 * Serves next best content, records each list before it is shown, and makes lists of the past again.
 */
@NullMarked
package io.rapport.query.recommendation;

import org.jspecify.annotations.NullMarked;
