/**
 * What is known of each HCP.
 */
@NullMarked
package io.rapport.projection.hcp;

import org.jspecify.annotations.NullMarked;
