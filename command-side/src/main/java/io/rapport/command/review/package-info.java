/**
 * Reviews of events: who reviews, what they saw and wrote, and their signature.
 */
@NullMarked
package io.rapport.command.review;

import org.jspecify.annotations.NullMarked;
