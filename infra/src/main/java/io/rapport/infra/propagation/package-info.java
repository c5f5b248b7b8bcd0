/**
 * Keeps who has let go of personal data, and when.
 */
@NullMarked
package io.rapport.infra.propagation;

import org.jspecify.annotations.NullMarked;
