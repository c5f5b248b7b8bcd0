package io.rapport.domain.content;

import io.rapport.domain.content.ContentCommand.ApproveContent;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentCommand.ExpireContent;
import io.rapport.domain.content.ContentCommand.PublishContent;
import io.rapport.domain.content.ContentCommand.RejectContent;
import io.rapport.domain.content.ContentCommand.ReviseContent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.content.ContentCommand.WithdrawContent;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentExpired;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRejected;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentRejection.ApprovalAlreadyOver;
import io.rapport.domain.content.ContentRejection.ApprovalLapsed;
import io.rapport.domain.content.ContentRejection.ContentAlreadyExists;
import io.rapport.domain.content.ContentRejection.FourEyesRequired;
import io.rapport.domain.content.ContentRejection.NotYetApproved;
import io.rapport.domain.content.ContentRejection.UnknownContent;
import io.rapport.domain.content.ContentRejection.WrongPhase;
import io.rapport.domain.content.ContentState.Absent;
import io.rapport.domain.content.ContentState.Existing;
import io.rapport.domain.content.ContentState.Phase;
import io.rapport.domain.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rules of content's life. Pure: same command and state, same answer. */
public final class ContentDecider {

    private ContentDecider() {}

    public static List<ContentDrafted> decide(DraftContent command, ContentState state) {
        return switch (state) {
            case Existing _ -> throw new ContentAlreadyExists();
            case Absent _ -> List.of(new ContentDrafted(command.contentId(), 1, command.profile(), command.author()));
        };
    }

    public static List<ContentRevised> decide(ReviseContent command, ContentState state) {
        Existing content = requireExisting(state);
        if (content.phase() == Phase.IN_REVIEW) {
            throw new WrongPhase(content.phase(), Phase.DRAFT);
        }
        return List.of(
                new ContentRevised(command.contentId(), content.version() + 1, command.profile(), command.author()));
    }

    public static List<ContentSubmitted> decide(SubmitForReview command, ContentState state) {
        Existing content = requirePhase(state, Phase.DRAFT);
        return List.of(new ContentSubmitted(command.contentId(), content.version()));
    }

    public static List<ContentApproved> decide(ApproveContent command, ContentState state) {
        Existing content = requirePhase(state, Phase.IN_REVIEW);
        requireFourEyes(content, command.reviewer());
        if (!command.validUntil().isAfter(command.approvedAt())) {
            throw new ApprovalAlreadyOver();
        }
        return List.of(new ContentApproved(
                command.contentId(),
                content.version(),
                command.reviewer(),
                command.approvedAt(),
                command.validUntil()));
    }

    public static List<ContentRejected> decide(RejectContent command, ContentState state) {
        Existing content = requirePhase(state, Phase.IN_REVIEW);
        requireFourEyes(content, command.reviewer());
        return List.of(
                new ContentRejected(command.contentId(), content.version(), command.reviewer(), command.reason()));
    }

    public static List<ContentPublished> decide(PublishContent command, ContentState state) {
        Existing content = requirePhase(state, Phase.APPROVED);
        if (command.publishedAt().isBefore(content.approvedAt())) {
            throw new NotYetApproved();
        }
        if (!command.publishedAt().isBefore(content.validUntil())) {
            throw new ApprovalLapsed();
        }
        return List.of(new ContentPublished(
                command.contentId(), content.version(), command.publishedAt(), content.validUntil()));
    }

    /** Withdraws whatever is published; content that is not published any more stays as it is. */
    public static List<ContentWithdrawn> decide(WithdrawContent command, ContentState state) {
        Existing content = requireExisting(state);
        return state.publishedAt(command.withdrawnAt())
                .map(publication -> List.of(new ContentWithdrawn(
                        command.contentId(), publication.version(), command.withdrawnAt(), command.reason())))
                .orElseGet(() -> noLongerPublished(content, Phase.WITHDRAWN));
    }

    public static List<ContentExpired> decide(ExpireContent command, ContentState state) {
        Existing content = requirePhase(state, Phase.PUBLISHED);
        return List.of(new ContentExpired(command.contentId(), content.version(), command.expiredAt()));
    }

    public static ContentState evolve(ContentState state, ContentEvent event) {
        return switch (event) {
            case ContentDrafted e -> draft(state, e.version(), e.profile(), e.author());
            case ContentRevised e -> draft(state, e.version(), e.profile(), e.author());
            case ContentSubmitted _ -> change(state, content -> content.in(Phase.IN_REVIEW));
            case ContentRejected _ -> change(state, content -> content.in(Phase.REJECTED));
            case ContentApproved e -> change(state, content -> content.approved(e.approvedAt(), e.validUntil()));
            case ContentPublished e -> change(state, content -> publish(content, e));
            case ContentWithdrawn e -> change(state, content -> end(content, Phase.WITHDRAWN, e.withdrawnAt()));
            case ContentExpired e -> change(state, content -> end(content, Phase.EXPIRED, e.expiredAt()));
        };
    }

    private static Existing requireExisting(ContentState state) {
        return switch (state) {
            case Absent _ -> throw new UnknownContent();
            case Existing existing -> existing;
        };
    }

    private static Existing requirePhase(ContentState state, Phase expected) {
        Existing content = requireExisting(state);
        if (content.phase() != expected) {
            throw new WrongPhase(content.phase(), expected);
        }
        return content;
    }

    private static void requireFourEyes(Existing content, Actor reviewer) {
        if (reviewer.equals(content.author())) {
            throw new FourEyesRequired();
        }
    }

    private static List<ContentWithdrawn> noLongerPublished(Existing content, Phase idempotentIn) {
        if (content.phase() == idempotentIn) {
            return List.of();
        }
        throw new WrongPhase(content.phase(), Phase.PUBLISHED);
    }

    private static Existing draft(ContentState state, int version, ContentProfile profile, Actor author) {
        List<Publication> publications = state instanceof Existing existing ? existing.publications() : List.of();
        return new Existing(
                Phase.DRAFT,
                version,
                profile.audience(),
                profile.type(),
                profile.product(),
                author,
                Instant.MIN,
                Instant.MIN,
                publications);
    }

    private static Existing publish(Existing content, ContentPublished event) {
        Publication publication = new Publication(
                event.version(),
                content.audience(),
                content.type(),
                content.product(),
                event.publishedAt(),
                event.validUntil());
        List<Publication> ended = endAll(content, event.publishedAt());
        return content.with(
                Phase.PUBLISHED,
                Stream.concat(ended.stream(), Stream.of(publication)).toList());
    }

    /** A draft of the next version that is under way stays where it is. */
    private static Existing end(Existing content, Phase phase, Instant at) {
        Phase next = content.phase() == Phase.PUBLISHED ? phase : content.phase();
        return content.with(next, endAll(content, at));
    }

    private static List<Publication> endAll(Existing content, Instant at) {
        return content.publications().stream()
                .map(publication -> publication.endingAt(at))
                .toList();
    }

    private static ContentState change(ContentState state, UnaryOperator<Existing> change) {
        return state instanceof Existing existing ? change.apply(existing) : state;
    }
}
