/**
 * The review of events that matter: risk rules choose them, and a person looks, comments and signs. 21 CFR 11.10(e) and EU
 * GMP Annex 11 section 9 ask for audit trails to be reviewed, 21 CFR 11.50, 11.70 and 11.200 say what a signature is.
 */
@NullMarked
package io.rapport.domain.review;

import org.jspecify.annotations.NullMarked;
