package io.rapport.command.content;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.NewIds;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentCommand.ApproveContent;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentCommand.ExpireContent;
import io.rapport.domain.content.ContentCommand.PublishContent;
import io.rapport.domain.content.ContentCommand.RejectContent;
import io.rapport.domain.content.ContentCommand.ReviseContent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.content.ContentCommand.WithdrawContent;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/content")
class ContentCommandController {

    /** @param productAccessOnly nothing is as false */
    record Readership(
            Set<Specialty> specialties,
            Set<Role> roles,
            Set<Country> countries,
            boolean verifiedOnly,
            @Nullable Boolean productAccessOnly) {

        Audience audience() {
            return new Audience(specialties, roles, countries, verifiedOnly, Boolean.TRUE.equals(productAccessOnly));
        }
    }

    record Draft(
            @Nullable ContentId id,
            FreeText title,
            @Nullable FreeText summary,
            ContentType type,
            ContentNature nature,
            Set<Topic> topics,
            Language language,
            @Nullable Readership audience,
            @Nullable Product product,
            @Nullable Set<MeshDescriptor> mesh) {

        ContentProfile profile() {
            return new ContentProfile(
                    title,
                    summary,
                    type,
                    nature,
                    new TreeSet<>(topics),
                    language,
                    audience == null ? Audience.EVERYONE : audience.audience(),
                    product,
                    mesh == null ? new TreeSet<>() : new TreeSet<>(mesh));
        }
    }

    /** @param validUntil the review date */
    record Approval(Instant validUntil, @Nullable Instant occurredAt) {}

    record Reason(FreeText reason, @Nullable Instant occurredAt) {}

    record Moment(@Nullable Instant occurredAt) {}

    @PostMapping
    ResponseEntity<WriteReceipt> draft(@RequestBody Draft body, WriteRequest write) {
        ContentId id = NewIds.orNew(body.id(), ContentId::new);
        return write.create(new DraftContent(id, body.profile(), write.actor()), id.value(), "/api/v1/content/{id}");
    }

    @PostMapping("/{id}/revision")
    ResponseEntity<WriteReceipt> revise(@PathVariable ContentId id, @RequestBody Draft body, WriteRequest write) {
        return write.change(new ReviseContent(id, body.profile(), write.actor()), id.value());
    }

    @PostMapping("/{id}/submission")
    ResponseEntity<WriteReceipt> submit(@PathVariable ContentId id, WriteRequest write) {
        return write.change(new SubmitForReview(id), id.value());
    }

    @PostMapping("/{id}/approval")
    ResponseEntity<WriteReceipt> approve(@PathVariable ContentId id, @RequestBody Approval body, WriteRequest write) {
        WriteRequest occurring = write.occurring(body.occurredAt());
        return occurring.change(
                new ApproveContent(id, write.actor(), occurring.occurredAt(), body.validUntil()), id.value());
    }

    @PostMapping("/{id}/rejection")
    ResponseEntity<WriteReceipt> reject(@PathVariable ContentId id, @RequestBody Reason body, WriteRequest write) {
        return write.occurring(body.occurredAt())
                .change(new RejectContent(id, write.actor(), body.reason()), id.value());
    }

    @PostMapping("/{id}/publication")
    ResponseEntity<WriteReceipt> publish(
            @PathVariable ContentId id, @RequestBody(required = false) @Nullable Moment body, WriteRequest write) {
        WriteRequest occurring = write.occurring(body == null ? null : body.occurredAt());
        return occurring.change(new PublishContent(id, occurring.occurredAt()), id.value());
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<WriteReceipt> withdraw(@PathVariable ContentId id, @RequestBody Reason body, WriteRequest write) {
        WriteRequest occurring = write.occurring(body.occurredAt());
        return occurring.change(new WithdrawContent(id, occurring.occurredAt(), body.reason()), id.value());
    }

    @PostMapping("/{id}/expiry")
    ResponseEntity<WriteReceipt> expire(@PathVariable ContentId id, WriteRequest write) {
        return write.change(new ExpireContent(id, write.occurredAt()), id.value());
    }
}
