/**
 * What HCPs did: timeline, counts, sessions and saved items, purged when the consent that they rest on is withdrawn.
 */
@NullMarked
package io.rapport.projection.engagement;

import org.jspecify.annotations.NullMarked;
