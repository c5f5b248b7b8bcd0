package io.rapport.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.EmailClicked;
import io.rapport.domain.engagement.EngagementEvent.EmailOpened;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.engagement.EngagementEvent.RepVisited;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was taken back leaves advice, for whomever, as it would be to the bit had it never been. */
class ContactRetractionTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(200));
    private static final Product LIPO = new Product("LIPO");
    private static final List<String> COUNTRIES = List.of("GB", "IN", "US", "BT");
    private static final List<String> SPECIALTIES = List.of("cardiology", "oncology");
    private static final List<Purpose> OUTREACH =
            List.of(Purpose.MARKETING_EMAIL, Purpose.MARKETING_PHONE, Purpose.MARKETING_REP, Purpose.EVENT_INVITATIONS);

    private final ContactLog log = new ContactLog();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void after_a_withdrawal_of_either_purpose(long seed) {
        List<HcpId> hcps = days(seed);
        HcpId gone = hcps.get(2);
        ContactAdvice before = ContactLog.advice(log.state(), hcps.getFirst(), END);

        log.withdraw(gone, seed % 2 == 0 ? Purpose.ANALYTICS : Purpose.PERSONALISATION, END);

        assertAsIf(action -> !isBy(gone, action), hcps, seed);
        assertThat(log.advice(hcps.getFirst(), END)).as("seed %d", seed).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9, 10})
    void after_a_withdrawal_on_one_channel_or_for_one_product(long seed) {
        List<HcpId> hcps = days(seed);
        HcpId gone = hcps.get(2);
        boolean ofChannel = seed % 2 == 0;

        log.withdraw(
                gone,
                ofChannel
                        ? new ConsentScope(Purpose.PERSONALISATION, Channel.EMAIL)
                        : new ConsentScope(Purpose.PERSONALISATION, Channel.EMAIL, LIPO, null),
                END);

        assertAsIf(action -> !(isBy(gone, action) && action.context().channel() == Channel.EMAIL), hcps, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void after_an_erasure(long seed) {
        List<HcpId> hcps = days(seed);
        HcpId gone = hcps.get(2);

        log.happens(new HcpErased(gone));

        assertAsIf(
                action -> !isBy(gone, action),
                hcps.stream().filter(hcp -> !hcp.equals(gone)).toList(),
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16, 17})
    void and_whoever_comes_back_begins_anew(long seed) {
        List<HcpId> hcps = days(seed);
        HcpId back = hcps.get(2);
        log.withdraw(back, Purpose.PERSONALISATION, END.minus(Duration.ofDays(9)));
        int withdrawn = log.events().size();
        log.grant(back, Purpose.PERSONALISATION, END.minus(Duration.ofDays(8)));
        log.visits(back, Channel.APP, END.minus(Duration.ofDays(7)));

        assertAsIf(action -> !(isBy(back, action) && action.position() <= withdrawn), hcps, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {18, 19, 20})
    void where_hcps_moved_changed_specialty_or_left_and_zones_were_adopted_later(long seed) {
        List<HcpId> hcps = days(seed);
        log.happens(new SpecialtyChanged(hcps.get(1), new Specialty("neurology")));
        log.happens(new CountryChanged(hcps.get(2), new Country("JP")));
        log.happens(new HcpDeactivated(hcps.get(3)));
        log.adopts(CountryZones.SHIPPED.with(Map.of(new Country("US"), new TimeZoneName("America/Chicago"))));
        log.withdraw(hcps.get(2), Purpose.ANALYTICS, END);

        assertAsIf(
                action -> !isBy(hcps.get(2), action),
                hcps.stream().filter(hcp -> !hcp.equals(hcps.get(3))).toList(),
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void the_order_of_what_was_done_does_not_matter(long seed) {
        List<HcpId> hcps = days(seed);
        RecommendationState backwards = log.state(recorded -> !isAction(recorded));
        log.events().reversed().stream().filter(ContactRetractionTest::isAction).forEach(backwards::apply);

        assertThat(advice(backwards, hcps)).as("seed %d", seed).isEqualTo(advice(log.state(), hcps));
    }

    /** Only of actions: decisions and all else remain. */
    private void assertAsIf(Predicate<RecordedEvent> actions, List<HcpId> hcps, long seed) {
        RecommendationState never = log.state(recorded -> !isAction(recorded) || actions.test(recorded));

        assertThat(advice(log.state(), hcps)).as("seed %d", seed).isEqualTo(advice(never, hcps));
    }

    private static List<ContactAdvice> advice(RecommendationState state, List<HcpId> hcps) {
        return hcps.stream().map(hcp -> ContactLog.advice(state, hcp, END)).toList();
    }

    private static boolean isAction(RecordedEvent recorded) {
        return recorded.event() instanceof EngagementEvent;
    }

    private static boolean isBy(HcpId hcp, RecordedEvent recorded) {
        return hcp.equals(recorded.context().subject());
    }

    /** Half a year of six HCPs, with actions that come late, twice in an hour, and on products. */
    private List<HcpId> days(long seed) {
        Random random = new Random(seed);
        log.adopts(CountryZones.SHIPPED);
        List<HcpId> hcps = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            HcpId hcp = log.registered("hcp-" + i, SPECIALTIES.get(i % 2), COUNTRIES.get(i % 4));
            log.grant(hcp, Purpose.ANALYTICS, START);
            log.grant(hcp, Purpose.PERSONALISATION, START);
            OUTREACH.forEach(purpose -> log.grant(hcp, purpose, START));
            hcps.add(hcp);
        }
        Instant now = START;
        for (int i = 0; i < 700; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            Instant at = random.nextInt(8) == 0 ? now.minus(Duration.ofHours(random.nextInt(72))) : now;
            act(random, hcps.get(random.nextInt(6)), at.isBefore(START) ? START : at);
        }
        return hcps;
    }

    private void act(Random random, HcpId hcp, Instant at) {
        EmailId email = new EmailId("mail-" + random.nextInt(30));
        @Nullable Product product = random.nextInt(3) == 0 ? LIPO : null;
        switch (random.nextInt(6)) {
            case 0 -> log.acts(hcp, target(Channel.EMAIL, product), at, new EmailSent(email, product));
            case 1 -> log.acts(hcp, target(Channel.EMAIL, product), at, new EmailOpened(email, product));
            case 2 -> log.acts(hcp, target(Channel.EMAIL, product), at, new EmailClicked(email, product));
            case 3 -> log.acts(hcp, target(Channel.REP, product), at, new RepVisited(product, null));
            case 4 -> log.acts(hcp, target(Channel.APP, null), at, new SessionStarted(null));
            default -> log.acts(hcp, target(Channel.WEB, null), at, new SessionStarted(null));
        }
    }

    private static ConsentTarget target(Channel channel, @Nullable Product product) {
        return new ConsentTarget(channel, product, null);
    }
}
