/**
 * The log in PostgreSQL, behind the contract of Axon's event store.
 */
@NullMarked
package io.rapport.infra.eventlog;

import org.jspecify.annotations.NullMarked;
