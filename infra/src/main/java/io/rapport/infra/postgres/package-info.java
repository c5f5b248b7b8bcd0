/**
 * PostgreSQL inside the demo.
 */
@NullMarked
package io.rapport.infra.postgres;

import org.jspecify.annotations.NullMarked;
