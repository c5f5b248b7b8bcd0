/**
 * What operators decide about projections: which of a projection's two slots readers see, and which event it gives up. Each
 * decision is an event, so that the log tells who took it, when, and why.
 */
@NullMarked
package io.rapport.domain.replay;

import org.jspecify.annotations.NullMarked;
