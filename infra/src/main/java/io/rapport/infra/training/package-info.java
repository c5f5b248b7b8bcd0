/** Trains models on the log, as a job that goes on where it was cut short. */
@NullMarked
package io.rapport.infra.training;

import org.jspecify.annotations.NullMarked;
