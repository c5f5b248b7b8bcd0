/**
 * Takes content through its review to publication and back.
 */
@NullMarked
package io.rapport.command.content;

import org.jspecify.annotations.NullMarked;
