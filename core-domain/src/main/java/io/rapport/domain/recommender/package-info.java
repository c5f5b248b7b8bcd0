/**
 * Next best content: who is offered what, in which place and why. What may be shown at all is decided by approval,
 * publication and audience before anything is scored, so that no score passes it. Whose behaviour may be used is decided by
 * consent. All of it is a fold of the log and a pure function of that fold, so that a list can be made again, to the bit,
 * from the log alone.
 */
@NullMarked
package io.rapport.domain.recommender;

import org.jspecify.annotations.NullMarked;
