/**
 * The right to be forgotten (GDPR Art. 17): asked for, approved by a second person, carried out and certified. What is
 * recorded stays; what makes it readable goes.
 */
@NullMarked
package io.rapport.domain.erasure;

import org.jspecify.annotations.NullMarked;
