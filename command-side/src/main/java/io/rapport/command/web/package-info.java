/**
 * What the command side's HTTP resources share.
 */
@NullMarked
package io.rapport.command.web;

import org.jspecify.annotations.NullMarked;
