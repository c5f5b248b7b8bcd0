/**
 * What makes a fact an event: its identity and its stored name and revision.
 */
@NullMarked
package io.rapport.domain.event;

import org.jspecify.annotations.NullMarked;
