/**
 * How domain types cross as JSON, in requests and in stored events.
 */
@NullMarked
package io.rapport.infra.json;

import org.jspecify.annotations.NullMarked;
