package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentPolicyRandomTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");
    private static final List<Purpose> PURPOSES = List.of(Purpose.ANALYTICS, new Purpose("personalisation"));
    private static final List<Channel> CHANNELS = List.of(Channel.WEB, Channel.EMAIL);
    private static final List<Product> PRODUCTS = List.of(new Product("LIPO"), new Product("GLYCO"));
    private static final List<ContentType> TYPES = List.of(ContentType.ARTICLE, ContentType.VIDEO);
    private static final int MINUTES = 12;
    private static final int HISTORIES = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_history_is_judged_as_the_rules_say(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < HISTORIES; round++) {
            List<ConsentEvent> decisions = decisions(random);
            Purpose purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
            ConsentTarget target =
                    new ConsentTarget(any(CHANNELS, random), anyOrNull(PRODUCTS, random), anyOrNull(TYPES, random));
            Instant at = minute(random.nextInt(MINUTES + 2));

            assertThat(ConsentPolicy.judge(consents(decisions), purpose, target, at)
                            .basis())
                    .as("seed %d, round %d: %s with %s at %s by %s", seed, round, purpose, target, at, decisions)
                    .isEqualTo(Oracle.basis(decisions, purpose, target, at));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_order_of_recording_does_not_matter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < HISTORIES; round++) {
            List<ConsentEvent> decisions = decisions(random);
            List<ConsentEvent> shuffled = new ArrayList<>(decisions);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            ConsentHistory recorded =
                    shuffled.stream().reduce(ConsentHistory.EMPTY, ConsentHistory::with, (left, right) -> right);

            assertThat(recorded)
                    .as("seed %d, round %d: %s", seed, round, shuffled)
                    .isEqualTo(new ConsentHistory(decisions));
        }
    }

    /** Up to twelve decisions, some at the same instant. */
    private static List<ConsentEvent> decisions(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(13))
                .mapToObj(number -> decision(random, number))
                .toList();
    }

    private static ConsentEvent decision(SplittableRandom random, int number) {
        ConsentRecordId record = new ConsentRecordId("record-" + number);
        ConsentScope scope = new ConsentScope(
                any(PURPOSES, random),
                anyOrNull(CHANNELS, random),
                anyOrNull(PRODUCTS, random),
                anyOrNull(TYPES, random));
        int minute = random.nextInt(MINUTES);
        Instant decidedAt = minute(minute);
        return switch (random.nextInt(9)) {
            case 0, 1 -> new ConsentGranted(ADA, record, scope, NOTICE, decidedAt, null);
            case 2 ->
                new ConsentGranted(ADA, record, scope, NOTICE, decidedAt, minute(minute + 1 + random.nextInt(MINUTES)));
            case 3 -> new ConsentRefused(ADA, record, scope, NOTICE, decidedAt);
            case 4 -> new ConsentRequested(ADA, record, scope, NOTICE, decidedAt, null, null, null, null, null);
            case 5 -> new ConsentConfirmed(ADA, new ConsentRecordId("record-" + (number - 1)), scope, decidedAt);
            case 6 -> objection(random, record, scope, decidedAt);
            default -> new ConsentWithdrawn(ADA, record, scope, decidedAt);
        };
    }

    /** Mostly taken back again, or little else would be judged. */
    private static ConsentEvent objection(
            SplittableRandom random, ConsentRecordId record, ConsentScope scope, Instant at) {
        ConsentScope about = new ConsentScope(Purpose.ALL_PROFILING, scope.channel(), null, null);
        return random.nextInt(3) > 0
                ? new ObjectionWithdrawn(ADA, record, about, at)
                : new ObjectionRaised(ADA, record, about, at, new TreeSet<>());
    }

    private static Consents consents(List<ConsentEvent> decisions) {
        return new Consents(
                new ConsentHistory(decisions),
                new ConsentRules(null, new PurposeCatalogue(List.of()), NoticeRegister.EMPTY));
    }

    private static <T> T any(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> @Nullable T anyOrNull(List<T> values, SplittableRandom random) {
        return random.nextInt(3) == 0 ? any(values, random) : null;
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-03-01T10:00:00Z").plusSeconds(60L * minute);
    }

    /**
     * The rules as sentences over pairs of decisions instead of a fold: a decision counts unless another one takes its
     * place; what counts permits if all that counts are grants in force, of which the latest is the basis.
     */
    private static final class Oracle {

        static Optional<ConsentRecordId> basis(
                List<ConsentEvent> decisions, Purpose purpose, ConsentTarget target, Instant at) {
            if (purpose.value().equals("personalisation")
                    && decisions.stream().anyMatch(raised -> isStandingObjection(raised, decisions, target, at))) {
                return Optional.empty();
            }
            List<ConsentEvent> about = decisions.stream()
                    .filter(decision -> !decision.decidedAt().isAfter(at))
                    .filter(decision -> isDecision(decision, decisions, at))
                    .filter(decision -> covers(decision.scope(), purpose, target))
                    .toList();
            List<ConsentEvent> lastWords = about.stream()
                    .filter(decision -> about.stream().noneMatch(other -> isOverruled(decision, other)))
                    .toList();
            List<ConsentEvent> counting = lastWords.stream()
                    .filter(decision -> lastWords.stream()
                            .noneMatch(other -> restrictions(other.scope()) > restrictions(decision.scope())
                                    && isWithin(other.scope(), decision.scope())))
                    .toList();
            boolean permitted = counting.stream().allMatch(decision -> isInForce(decision, at));
            return permitted
                    ? counting.stream()
                            .max(Comparator.comparing(ConsentEvent::decidedAt)
                                    .thenComparing(
                                            decision -> decision.recordId().value()))
                            .map(ConsentEvent::recordId)
                    : Optional.empty();
        }

        private static boolean isStandingObjection(
                ConsentEvent raised, List<ConsentEvent> decisions, ConsentTarget target, Instant at) {
            return raised instanceof ObjectionRaised
                    && !raised.decidedAt().isAfter(at)
                    && (raised.scope().channel() == null || raised.scope().channel() == target.channel())
                    && decisions.stream()
                            .filter(ObjectionWithdrawn.class::isInstance)
                            .filter(back -> back.scope().equals(raised.scope()))
                            .noneMatch(back -> back.decidedAt().isAfter(raised.decidedAt())
                                    && !back.decidedAt().isAfter(at));
        }

        /** Grants, what says no, and what was asked for and is confirmed by then. */
        private static boolean isDecision(ConsentEvent event, List<ConsentEvent> decisions, Instant at) {
            return event instanceof ConsentGranted
                    || event instanceof ConsentRefused
                    || event instanceof ConsentWithdrawn
                    || (event instanceof ConsentRequested
                            && decisions.stream()
                                    .anyMatch(confirmation -> confirmation instanceof ConsentConfirmed
                                            && confirmation.recordId().equals(event.recordId())
                                            && !confirmation.decidedAt().isAfter(at)));
        }

        /** By a later decision on the same scope, or, if it is a grant, by what says no to that scope or a wider one. */
        private static boolean isOverruled(ConsentEvent decision, ConsentEvent other) {
            boolean later = other.decidedAt().isAfter(decision.decidedAt());
            boolean sameTime = other.decidedAt().equals(decision.decidedAt());
            boolean sameKind = isGrant(decision) == isGrant(other);
            boolean higherRecord =
                    other.recordId().value().compareTo(decision.recordId().value()) > 0;
            if (isGrant(decision) && !isGrant(other)) {
                return (later || sameTime) && isWithin(decision.scope(), other.scope());
            }
            return decision.scope().equals(other.scope()) && (later || (sameTime && sameKind && higherRecord));
        }

        private static boolean isInForce(ConsentEvent decision, Instant at) {
            return decision instanceof GivenConsent grant
                    && (grant.expiresAt() == null || grant.expiresAt().isAfter(at));
        }

        private static boolean isGrant(ConsentEvent decision) {
            return decision instanceof GivenConsent;
        }

        private static boolean covers(ConsentScope scope, Purpose purpose, ConsentTarget target) {
            return isWithin(new ConsentScope(purpose, target.channel(), target.product(), target.contentType()), scope);
        }

        private static boolean isWithin(ConsentScope inner, ConsentScope outer) {
            return inner.purpose().equals(outer.purpose())
                    && (outer.channel() == null || outer.channel() == inner.channel())
                    && (outer.product() == null || outer.product().equals(inner.product()))
                    && (outer.contentType() == null || outer.contentType() == inner.contentType());
        }

        private static long restrictions(ConsentScope scope) {
            return Stream.of(scope.channel(), scope.product(), scope.contentType())
                    .filter(Objects::nonNull)
                    .count();
        }
    }
}
