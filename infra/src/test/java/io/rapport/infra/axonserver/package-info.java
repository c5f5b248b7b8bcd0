@NullMarked
package io.rapport.infra.axonserver;

import org.jspecify.annotations.NullMarked;
