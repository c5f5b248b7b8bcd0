package io.rapport.domain.consent;

import io.rapport.domain.shared.Country;
import org.jspecify.annotations.Nullable;

/**
 * By what the decisions of one HCP are judged.
 *
 * @param country of the HCP, which says which terms and notices apply; absent where it is not known
 */
public record ConsentRules(@Nullable Country country, PurposeCatalogue purposes, NoticeRegister notices) {}
