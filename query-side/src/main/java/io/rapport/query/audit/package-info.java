/**
 * Reads the audit trail: who did what, when, to whom, on what consent, what it changed and why.
 */
@NullMarked
package io.rapport.query.audit;

import org.jspecify.annotations.NullMarked;
