/**
 * The console as a whole: which pages there are, for whom, and what they have in common. The pages themselves are in the
 * packages of their features.
 */
@NullMarked
package io.rapport.query.console;

import org.jspecify.annotations.NullMarked;
