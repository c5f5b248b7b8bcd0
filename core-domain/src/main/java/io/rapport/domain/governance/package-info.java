/**
 * Who trained, measured, checked and let serve which recommendation model, and why: the life of a model as events, so that
 * nobody is served by a model that nobody else approved, and what served when is known for ever.
 */
@NullMarked
package io.rapport.domain.governance;

import org.jspecify.annotations.NullMarked;
