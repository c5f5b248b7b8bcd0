/**
 * The way back in from CRM systems: messages of a topic become the commands that the HTTP API sends, by the same reading and
 * under the same rules. Each has its effect once, in order per HCP; what cannot be taken goes to another topic with the
 * reason, and nothing that a message holds stops the others.
 */
@NullMarked
package io.rapport.infra.inbound;

import org.jspecify.annotations.NullMarked;
