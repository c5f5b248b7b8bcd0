/**
 * Asks for exports of the log, and records what came of them.
 */
@NullMarked
package io.rapport.command.export;

import org.jspecify.annotations.NullMarked;
