/**
 * What becomes of consent by itself: grants run out.
 */
@NullMarked
package io.rapport.infra.consent;

import org.jspecify.annotations.NullMarked;
