package io.rapport.query.consent;

import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.consent.Purpose;
import io.rapport.query.web.ReadBarrier;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoticeQueryController {

    /**
     * @param document where the text stands, or the digest of it
     * @param requiresReconsent whether grants under older versions end when it takes effect
     */
    record PublishedVersion(
            String noticeId,
            String version,
            String language,
            String jurisdiction,
            List<String> purposes,
            Instant effectiveFrom,
            String document,
            boolean requiresReconsent) {}

    record Notices(List<PublishedVersion> versions) {}

    private final RecordedRules rules;
    private final ReadBarrier barrier;
    private final Clock clock;

    NoticeQueryController(RecordedRules rules, ReadBarrier barrier, Clock clock) {
        this.rules = rules;
        this.barrier = barrier;
        this.clock = clock;
    }

    /** Every version of every notice, in the order in which they were published. */
    @GetMapping("/api/v1/notices")
    Notices find(@RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, RecordedRules.PROJECTION);
        return new Notices(rules.notices(clock.instant()).stream()
                .map(NoticeQueryController::version)
                .toList());
    }

    private static PublishedVersion version(NoticeVersionPublished published) {
        return new PublishedVersion(
                published.noticeId().value(),
                published.version().value(),
                published.language().value(),
                published.jurisdiction().value(),
                published.purposes().stream().map(Purpose::value).toList(),
                published.effectiveFrom(),
                published.document().value(),
                published.requiresReconsent());
    }
}
