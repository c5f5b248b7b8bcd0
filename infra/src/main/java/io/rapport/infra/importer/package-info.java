/**
 * Brings history in from CSV files: a client of a running instance that knows nothing but its HTTP API, so that imported
 * history passes the same rules as any other. A mapping states openly what the file itself does not tell.
 */
@NullMarked
package io.rapport.infra.importer;

import org.jspecify.annotations.NullMarked;
