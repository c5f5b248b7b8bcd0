/**
 * How the end of a consent, or of everything that is known of a person, reaches whatever holds personal data.
 */
@NullMarked
package io.rapport.domain.propagation;

import org.jspecify.annotations.NullMarked;
