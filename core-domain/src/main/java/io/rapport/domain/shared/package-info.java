/**
 * What every feature speaks: text values, the channel and actor of an action, time bounds, and the vocabulary of
 * rejections.
 */
@NullMarked
package io.rapport.domain.shared;

import org.jspecify.annotations.NullMarked;
