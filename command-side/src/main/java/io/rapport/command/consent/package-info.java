/**
 * Records decisions on consent.
 */
@NullMarked
package io.rapport.command.consent;

import org.jspecify.annotations.NullMarked;
