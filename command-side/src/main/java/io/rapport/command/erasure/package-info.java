/**
 * Asks for the erasure of an HCP, and has it approved by somebody else.
 */
@NullMarked
package io.rapport.command.erasure;

import org.jspecify.annotations.NullMarked;
