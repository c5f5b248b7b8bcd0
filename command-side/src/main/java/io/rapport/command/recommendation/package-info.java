/**
 * Takes what editors propose to pin to places of lists, and what reviewers decide about it.
 */
@NullMarked
package io.rapport.command.recommendation;

import org.jspecify.annotations.NullMarked;
