/**
 * Key performance indicators: what each means, how it is computed, and what is aimed at. Each is defined once, in
 * {@link io.rapport.query.kpi.KpiCatalogue}; the console, the API, the views in schema {@code analytics} and the documentation
 * are made of that definition.
 */
@NullMarked
package io.rapport.query.kpi;

import org.jspecify.annotations.NullMarked;
