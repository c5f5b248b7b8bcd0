/**
 * A portal to try the product on: what HCPs see, and what becomes of what they do there. Its pages call the API as any portal's
 * front end would, with the client for portals. It is here, and not with the pages of the features, because whoever opens it is
 * the HCP whom they choose to be; so it exists in the demo alone.
 */
@NullMarked
package io.rapport.infra.portal;

import org.jspecify.annotations.NullMarked;
