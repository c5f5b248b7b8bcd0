/**
 * What of the log is told to others, and in which form.
 */
@NullMarked
package io.rapport.projection.stream;

import org.jspecify.annotations.NullMarked;
