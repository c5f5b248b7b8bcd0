/**
 * Personal data that can be forgotten: protected text, its retention class, and the ports behind which keys live.
 */
@NullMarked
package io.rapport.domain.privacy;

import org.jspecify.annotations.NullMarked;
