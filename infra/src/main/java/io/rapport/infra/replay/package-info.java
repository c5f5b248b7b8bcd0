/**
 * Replays: projections built anew from the log beside those that are read, compared with them, and switched to; or built as
 * they would have been at a moment of the past.
 */
@NullMarked
package io.rapport.infra.replay;

import org.jspecify.annotations.NullMarked;
