/**
 * The log as its readers see it: recorded events with their envelope, and the one registry of stored names.
 */
@NullMarked
package io.rapport.domain.log;

import org.jspecify.annotations.NullMarked;
