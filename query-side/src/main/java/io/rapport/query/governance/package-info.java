/**
 * Model cards: what each recommendation model is for, what it was made of, how good and how even it is, and who let it serve.
 * The content of a card follows Mitchell et al., "Model Cards for Model Reporting", FAT* 2019.
 */
@NullMarked
package io.rapport.query.governance;

import org.jspecify.annotations.NullMarked;
