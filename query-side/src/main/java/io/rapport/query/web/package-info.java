/**
 * What all reads share: waiting for a log position, paging, and whose token it is.
 */
@NullMarked
package io.rapport.query.web;

import org.jspecify.annotations.NullMarked;
