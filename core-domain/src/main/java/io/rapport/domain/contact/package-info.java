/**
 * On which channel and at which hour an HCP is best met next: a fold of when HCPs responded where, and advice made from it.
 * Consent decides which channels may be proposed at all, before anything is scored. The formula is in docs/contact.md.
 */
@NullMarked
package io.rapport.domain.contact;

import org.jspecify.annotations.NullMarked;
