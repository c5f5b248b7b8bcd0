/**
 * Who may do what, and the tokens of the demo.
 */
@NullMarked
package io.rapport.infra.security;

import org.jspecify.annotations.NullMarked;
