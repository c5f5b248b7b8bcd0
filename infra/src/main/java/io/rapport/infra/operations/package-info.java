/** What runs, how far it is, and what it could not do: for those who keep it running. */
@NullMarked
package io.rapport.infra.operations;

import org.jspecify.annotations.NullMarked;
