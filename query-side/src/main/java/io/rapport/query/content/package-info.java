/**
 * Searches the published content and reads its versions.
 */
@NullMarked
package io.rapport.query.content;

import org.jspecify.annotations.NullMarked;
