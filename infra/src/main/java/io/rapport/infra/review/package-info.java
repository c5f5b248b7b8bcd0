/**
 * Opens reviews by risk rules, and shows what is reviewed.
 */
@NullMarked
package io.rapport.infra.review;

import org.jspecify.annotations.NullMarked;
