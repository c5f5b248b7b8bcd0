/**
 * The inspector bundle: one zip with events, proofs, a trail for people and the log's signature. It is made and verified here,
 * without a database and without the application around it.
 */
@NullMarked
package io.rapport.infra.bundle;

import org.jspecify.annotations.NullMarked;
