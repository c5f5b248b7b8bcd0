/**
 * Everything about one HCP in one document, for whom it is about (GDPR Art. 15 and 20).
 */
@NullMarked
package io.rapport.query.personaldata;

import org.jspecify.annotations.NullMarked;
