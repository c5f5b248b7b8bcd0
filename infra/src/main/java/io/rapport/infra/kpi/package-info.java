/** What KPIs need of the database: their views, who may read them, and how many HCPs there are to be reached. */
@NullMarked
package io.rapport.infra.kpi;

import org.jspecify.annotations.NullMarked;
