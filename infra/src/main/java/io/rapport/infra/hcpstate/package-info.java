/**
 * Publishes who an HCP is, in clear, for as long as it may be shared, and its end. It leaves for the brokers as it is
 * revealed, and is written down nowhere on the way.
 */
@NullMarked
package io.rapport.infra.hcpstate;

import org.jspecify.annotations.NullMarked;
