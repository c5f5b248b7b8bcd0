/**
 * Which events are to be reviewed, by whom and until when, and the signatures under those that were.
 */
@NullMarked
package io.rapport.query.review;

import org.jspecify.annotations.NullMarked;
