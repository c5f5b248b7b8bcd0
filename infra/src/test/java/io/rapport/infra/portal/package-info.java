@NullMarked
package io.rapport.infra.portal;

import org.jspecify.annotations.NullMarked;
