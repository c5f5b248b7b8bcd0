/**
 * Keys, fingerprints and rotating secrets.
 */
@NullMarked
package io.rapport.infra.privacy;

import org.jspecify.annotations.NullMarked;
