package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentPolicyRandomTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");
    private static final List<Purpose> PURPOSES = List.of(Purpose.ANALYTICS, Purpose.CRM_SHARING);
    private static final List<Channel> CHANNELS = List.of(Channel.WEB, Channel.EMAIL);
    private static final int MINUTES = 24;
    private static final int HISTORIES = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_history_is_judged_as_the_rules_say(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < HISTORIES; round++) {
            List<ConsentEvent> decisions = decisions(random);
            Purpose purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
            Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
            Instant at = minute(random.nextInt(MINUTES + 2));

            assertThat(ConsentPolicy.basis(new ConsentHistory(decisions), purpose, channel, at))
                    .as("seed %d, round %d: %s over %s at %s by %s", seed, round, purpose, channel, at, decisions)
                    .isEqualTo(Oracle.basis(decisions, purpose, channel, at));
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

    /** Up to twelve decisions, no two at the same instant. */
    private static List<ConsentEvent> decisions(SplittableRandom random) {
        return random.ints(random.nextInt(13), 0, MINUTES)
                .distinct()
                .mapToObj(minute -> decision(random, minute))
                .toList();
    }

    private static ConsentEvent decision(SplittableRandom random, int minute) {
        ConsentRecordId record = new ConsentRecordId("record-" + minute);
        @Nullable Channel channel = random.nextBoolean() ? null : CHANNELS.get(random.nextInt(CHANNELS.size()));
        ConsentScope scope = new ConsentScope(PURPOSES.get(random.nextInt(PURPOSES.size())), channel);
        Instant decidedAt = minute(minute);
        return switch (random.nextInt(6)) {
            case 0, 1 -> new ConsentGranted(ADA, record, scope, NOTICE, decidedAt, null);
            case 2 ->
                new ConsentGranted(ADA, record, scope, NOTICE, decidedAt, minute(minute + 1 + random.nextInt(MINUTES)));
            case 3 -> new ConsentRefused(ADA, record, scope, NOTICE, decidedAt);
            default -> new ConsentWithdrawn(ADA, record, scope, decidedAt);
        };
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-03-01T10:00:00Z").plusSeconds(60L * minute);
    }

    /**
     * The rules as sentences over the whole history instead of a fold: the newest decision for the one channel counts
     * unless it is a grant that was ended for all channels after it; else the newest decision for all channels counts;
     * what counts permits if it is a grant that has not expired.
     */
    private static final class Oracle {

        static Optional<ConsentGranted> basis(
                List<ConsentEvent> decisions, Purpose purpose, Channel channel, Instant at) {
            List<ConsentEvent> taken = decisions.stream()
                    .filter(decision -> !decision.decidedAt().isAfter(at))
                    .filter(decision -> decision.scope().purpose().equals(purpose))
                    .toList();
            Predicate<ConsentEvent> forAll = decision -> decision.scope().channel() == null;
            Predicate<ConsentEvent> forOne = decision -> decision.scope().channel() == channel;

            Optional<ConsentEvent> newestForOne =
                    newest(taken.stream().filter(forOne)).filter(decision -> !isEnded(decision, taken, forAll));
            Optional<ConsentEvent> counting =
                    newestForOne.or(() -> newest(taken.stream().filter(forAll)));
            return counting.filter(ConsentGranted.class::isInstance)
                    .map(ConsentGranted.class::cast)
                    .filter(grant ->
                            grant.expiresAt() == null || grant.expiresAt().isAfter(at));
        }

        private static boolean isEnded(
                ConsentEvent decision, List<ConsentEvent> taken, Predicate<ConsentEvent> forAll) {
            return decision instanceof ConsentGranted
                    && taken.stream()
                            .filter(forAll)
                            .filter(other -> !(other instanceof ConsentGranted))
                            .anyMatch(other -> other.decidedAt().isAfter(decision.decidedAt()));
        }

        private static Optional<ConsentEvent> newest(Stream<ConsentEvent> decisions) {
            return decisions.max(Comparator.comparing(ConsentEvent::decidedAt));
        }
    }
}
