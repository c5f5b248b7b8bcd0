/**
 * Every version of every piece of content.
 */
@NullMarked
package io.rapport.projection.content;

import org.jspecify.annotations.NullMarked;
