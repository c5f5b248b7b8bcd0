/**
 * The commands of {@code ./rapport}.
 */
@NullMarked
package io.rapport.infra.cli;

import org.jspecify.annotations.NullMarked;
