/**
 * What was known of an HCP at a moment of the past, folded anew from the events about it.
 */
@NullMarked
package io.rapport.infra.past;

import org.jspecify.annotations.NullMarked;
