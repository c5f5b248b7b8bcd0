package io.rapport.command.consent;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.NoticeCommand.PublishNoticeVersion;
import io.rapport.domain.consent.NoticeDocument;
import io.rapport.domain.consent.NoticeId;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoticeCommandController {

    /**
     * @param jurisdiction where it applies; everywhere if absent
     * @param effectiveFrom from when it may be cited; now if absent
     * @param document an https URL, or {@code sha-256:} and the digest of the text
     * @param requiresReconsent whether grants under older versions end then
     */
    record Publication(
            NoticeVersion version,
            Language language,
            @Nullable Jurisdiction jurisdiction,
            Set<Purpose> purposes,
            @Nullable Instant effectiveFrom,
            NoticeDocument document,
            boolean requiresReconsent) {}

    @PostMapping("/api/v1/notices/{id}/versions")
    ResponseEntity<WriteReceipt> publish(@PathVariable NoticeId id, @RequestBody Publication body, WriteRequest write) {
        return write.create(
                new PublishNoticeVersion(
                        id,
                        body.version(),
                        body.language(),
                        body.jurisdiction() == null ? Jurisdiction.EVERYWHERE : body.jurisdiction(),
                        new TreeSet<>(body.purposes()),
                        body.effectiveFrom() == null ? write.occurredAt() : body.effectiveFrom(),
                        body.document(),
                        body.requiresReconsent(),
                        write.actor()),
                id.value(),
                "/api/v1/notices");
    }
}
