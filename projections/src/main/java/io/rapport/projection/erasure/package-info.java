/**
 * Who asked for the erasure of an HCP, who approved it, and what it came to; and how the other read models forget.
 */
@NullMarked
package io.rapport.projection.erasure;

import org.jspecify.annotations.NullMarked;
