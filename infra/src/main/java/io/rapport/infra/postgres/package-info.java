/**
 * PostgreSQL inside the demo, and how any PostgreSQL is connected to.
 */
@NullMarked
package io.rapport.infra.postgres;

import org.jspecify.annotations.NullMarked;
