package io.rapport.command.review;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.Problems;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.event.EventId;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.review.Meaning;
import io.rapport.domain.review.Remark;
import io.rapport.domain.review.ReviewCommand.AssignReview;
import io.rapport.domain.review.ReviewCommand.CommentOnReview;
import io.rapport.domain.review.ReviewCommand.LookAtEvent;
import io.rapport.domain.review.ReviewCommand.SignReview;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewRejection.AuthenticatedBeforeLook;
import io.rapport.domain.review.ReviewedRecords;
import io.rapport.domain.review.ReviewedRecords.Shown;
import io.rapport.domain.review.Signature;
import io.rapport.domain.review.SignerName;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people of compliance do with a review. */
@RestController
@RequestMapping("/api/v1/audit/reviews/{eventId}")
class ReviewCommandController {

    record Assignment(Actor assignee, @Nullable FreeText reason) {}

    record Comment(FreeText comment) {}

    record Sign(Meaning meaning) {}

    /**
     * @param position the log position that includes the look
     * @param event what was looked at
     */
    record Look(String eventId, long position, Looked event) {}

    /**
     * @param position of the event
     * @param digest the hash of its leaf in the audit tree
     * @param circumstances its metadata
     * @param details its payload, personal text in clear where its key exists
     */
    record Looked(
            long position,
            String name,
            int revision,
            Instant recordedAt,
            String digest,
            Map<String, ?> circumstances,
            @Nullable Object details) {}

    private final OpenedReviews reviews;
    private final ReviewedRecords records;
    private final PersonalDataVault vault;
    private final SignInClaims.OfCaller claims;
    private final SignatureTerms terms;

    ReviewCommandController(
            OpenedReviews reviews,
            ReviewedRecords records,
            PersonalDataVault vault,
            SignInClaims.OfCaller claims,
            SignatureTerms terms) {
        this.reviews = reviews;
        this.records = records;
        this.vault = vault;
        this.claims = claims;
        this.terms = terms;
    }

    @PostMapping("/assignment")
    ResponseEntity<WriteReceipt> assign(
            @PathVariable EventId eventId, @RequestBody Assignment body, WriteRequest write) {
        ReviewOpened review = reviews.of(eventId);
        Remark reason = body.reason() == null ? null : remark(review, body.reason());
        return write.change(new AssignReview(eventId, body.assignee(), reason, write.actor()), eventId.value());
    }

    /** Shows the event, and records that it did: nobody is shown it otherwise. */
    @PostMapping("/look")
    ResponseEntity<Look> look(@PathVariable EventId eventId, WriteRequest write) {
        ReviewOpened review = reviews.of(eventId);
        Shown shown = records.at(review.position()).orElseThrow(EventUnreadable::new);
        ResponseEntity<WriteReceipt> receipt = write.change(
                new LookAtEvent(
                        eventId, shown.digest(), write.actor(), write.context().receivedAt()),
                eventId.value());
        long position = Long.parseLong(String.valueOf(receipt.getHeaders().getFirst(WriteRequest.POSITION_HEADER)));
        return ResponseEntity.ok()
                .headers(receipt.getHeaders())
                .body(new Look(
                        eventId.value(),
                        position,
                        new Looked(
                                review.position(),
                                shown.type().name(),
                                shown.type().revision(),
                                shown.recordedAt(),
                                shown.digest().value(),
                                shown.circumstances(),
                                shown.details())));
    }

    @PostMapping("/comments")
    ResponseEntity<WriteReceipt> comment(@PathVariable EventId eventId, @RequestBody Comment body, WriteRequest write) {
        Remark comment = remark(reviews.of(eventId), body.comment());
        return write.change(new CommentOnReview(eventId, comment, write.actor()), eventId.value());
    }

    @PostMapping("/signature")
    ResponseEntity<WriteReceipt> sign(@PathVariable EventId eventId, @RequestBody Sign body, WriteRequest write) {
        Instant now = write.context().receivedAt();
        SignInClaims signIn = claims.current();
        Instant authenticatedAt = terms.requireFresh(signIn, now);
        Signature signature =
                new Signature(write.actor(), new SignerName(signIn.name()), body.meaning(), now, authenticatedAt);
        try {
            return write.change(new SignReview(eventId, signature), eventId.value());
        } catch (DomainRejection rejection) {
            // By its code, which is all that comes back of a rejection in another process.
            if (rejection.code().equals(AuthenticatedBeforeLook.CODE)) {
                throw new SignInAgain(terms, rejection.detail());
            }
            throw rejection;
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> signInAgain(SignInAgain refused) {
        ProblemDetail problem =
                Problems.of(HttpStatus.UNAUTHORIZED, "sign-in-again", String.valueOf(refused.getMessage()));
        problem.setProperty("maxAge", refused.terms().maxAge().toSeconds());
        problem.setProperty("acrValues", refused.terms().levels());
        problem.setProperty("amrValues", refused.terms().methods());
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, refused.challenge())
                .body(problem);
    }

    private Remark remark(ReviewOpened review, FreeText text) {
        HcpId hcp = review.hcpId();
        return hcp == null
                ? Remark.of(text)
                : Remark.of(vault.protect(hcp, RetentionClass.ACCOUNTABILITY, text.value()));
    }

    /** The event is not as it was recorded, or was never one that this version can read. */
    private static final class EventUnreadable extends DomainRejection.RuleBroken {
        EventUnreadable() {
            super("event-unreadable", null, "expected an event that can be read; have the log checked");
        }
    }
}
