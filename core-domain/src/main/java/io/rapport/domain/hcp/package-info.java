/**
 * Healthcare professionals: who they are, whether their identity was verified, what they care about.
 */
@NullMarked
package io.rapport.domain.hcp;

import org.jspecify.annotations.NullMarked;
