/**
 * What HCPs do with content. Each action is a stream of one event; without consent to analytics it is recorded
 * anonymously.
 */
@NullMarked
package io.rapport.domain.engagement;

import org.jspecify.annotations.NullMarked;
