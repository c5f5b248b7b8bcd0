/**
 * Carries out erasures that were approved, and ends what the law kept when its time is over.
 */
@NullMarked
package io.rapport.infra.erasure;

import org.jspecify.annotations.NullMarked;
