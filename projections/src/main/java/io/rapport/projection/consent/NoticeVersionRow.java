package io.rapport.projection.consent;

import java.time.Instant;
import java.util.List;

/**
 * One version of a privacy notice in one language.
 *
 * @param document where its text stands, or the digest of it
 * @param requiresReconsent whether grants under older versions end when it takes effect
 */
public record NoticeVersionRow(
        String noticeId,
        long position,
        String version,
        String language,
        String jurisdiction,
        List<String> purposes,
        Instant effectiveFrom,
        String document,
        boolean requiresReconsent,
        String publisher,
        Instant recordedAt) {}
