/**
 * Registers and verifies HCPs, and changes what they are and care about.
 */
@NullMarked
package io.rapport.command.hcp;

import org.jspecify.annotations.NullMarked;
