/**
 * The life of a piece of content, from draft through medical, legal and regulatory (MLR) review to withdrawal. Only
 * what was approved is ever published.
 */
@NullMarked
package io.rapport.domain.content;

import org.jspecify.annotations.NullMarked;
