/**
 * Reads who has let go of personal data whose use has ended, and when.
 */
@NullMarked
package io.rapport.query.propagation;

import org.jspecify.annotations.NullMarked;
