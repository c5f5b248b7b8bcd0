/**
 * Records what HCPs do, in batches.
 */
@NullMarked
package io.rapport.command.engagement;

import org.jspecify.annotations.NullMarked;
