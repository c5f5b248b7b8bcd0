/**
 * Reads figures over time.
 */
@NullMarked
package io.rapport.query.figure;

import org.jspecify.annotations.NullMarked;
