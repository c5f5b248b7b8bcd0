/** How stored events of earlier revisions are read. */
@NullMarked
package io.rapport.command.upcasting;

import org.jspecify.annotations.NullMarked;
