@NullMarked
package io.rapport.infra.importer;

import org.jspecify.annotations.NullMarked;
