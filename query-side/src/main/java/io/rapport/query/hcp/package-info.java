/**
 * Reads what is known of an HCP.
 */
@NullMarked
package io.rapport.query.hcp;

import org.jspecify.annotations.NullMarked;
