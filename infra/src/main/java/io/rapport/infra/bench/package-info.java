/**
 * Measures what the event log and what hangs on it cost, always against a baseline in the same run, because a figure alone
 * says more about the machine than about Rapport.
 */
@NullMarked
package io.rapport.infra.bench;

import org.jspecify.annotations.NullMarked;
