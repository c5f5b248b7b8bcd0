/**
 * What all HTTP resources share: problems, limits, positions.
 */
@NullMarked
package io.rapport.infra.web;

import org.jspecify.annotations.NullMarked;
