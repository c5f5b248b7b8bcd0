/**
 * Takes requests for samples from signature to acknowledged receipt.
 */
@NullMarked
package io.rapport.command.sampling;

import org.jspecify.annotations.NullMarked;
