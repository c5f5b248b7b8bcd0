/**
 * Makes the bundles that were asked for, in the background and in any process, keeps them for a while and hands them out.
 */
@NullMarked
package io.rapport.infra.export;

import org.jspecify.annotations.NullMarked;
