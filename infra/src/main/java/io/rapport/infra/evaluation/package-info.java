/**
 * Measures how well next best content is ranked, on a file of interactions, event by event: what is listed at a moment
 * rests on nothing that happened later. Ours is the very code that serves; the others are baselines, written anew from
 * their definitions so that an error in ours is not one in what it is compared with.
 */
@NullMarked
package io.rapport.infra.evaluation;

import org.jspecify.annotations.NullMarked;
