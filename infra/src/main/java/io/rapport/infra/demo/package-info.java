/**
 * A believable sample for whoever tries the product: one seed gives the same HCPs, content and actions on every machine,
 * and they are recorded through the same commands as real ones.
 */
@NullMarked
package io.rapport.infra.demo;

import org.jspecify.annotations.NullMarked;
