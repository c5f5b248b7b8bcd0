/**
 * Records what happens to recommendation models, and takes what people decide about them.
 */
@NullMarked
package io.rapport.command.governance;

import org.jspecify.annotations.NullMarked;
