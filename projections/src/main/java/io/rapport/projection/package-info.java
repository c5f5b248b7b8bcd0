/** The read models: which exist, and in which order they are listed. */
@NullMarked
package io.rapport.projection;

import org.jspecify.annotations.NullMarked;
