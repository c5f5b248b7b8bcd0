/**
 * Reads which consents are in force, now or as of any moment.
 */
@NullMarked
package io.rapport.query.consent;

import org.jspecify.annotations.NullMarked;
