/**
 * Drug sample requests, from the practitioner's signed request to the acknowledged receipt (21 CFR Part 203).
 */
@NullMarked
package io.rapport.domain.sampling;

import org.jspecify.annotations.NullMarked;
