/**
 * Exports of the log for inspectors: who asked for which events and why, and which signed bundle came of it.
 */
@NullMarked
package io.rapport.domain.export;

import org.jspecify.annotations.NullMarked;
