/**
 * What the command side must know across streams to decide: HCPs, their consents and content, folded by tailing the log.
 */
@NullMarked
package io.rapport.command.standing;

import org.jspecify.annotations.NullMarked;
