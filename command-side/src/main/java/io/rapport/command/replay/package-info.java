/**
 * Records what operators decide about projections.
 */
@NullMarked
package io.rapport.command.replay;

import org.jspecify.annotations.NullMarked;
