/** The client for portals, as portals and their visitors' browsers meet it. */
@NullMarked
package io.rapport.infra.client;

import org.jspecify.annotations.NullMarked;
