/**
 * Reads how far an erasure is, what goes and what the law keeps.
 */
@NullMarked
package io.rapport.query.erasure;

import org.jspecify.annotations.NullMarked;
