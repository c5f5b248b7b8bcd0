package io.rapport.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An action, a grant and a withdrawal in every order in which they can occur, be decided and be recorded. */
class LateDecisionTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final ConsentScope ANALYTICS = new ConsentScope(Purpose.ANALYTICS, null);
    private static final ConsentRules RULES =
            new ConsentRules(null, new PurposeCatalogue(List.of()), NoticeRegister.EMPTY);
    private static final int MINUTES = 4;

    /** All in minutes; what is recorded is so no earlier than it happened. */
    private record Order(
            int occurred, int received, int granted, int grantRecorded, int withdrawn, int withdrawalRecorded) {

        /** By what is recorded when the action is received. */
        boolean isConsentedTo(int minute) {
            boolean given = grantRecorded <= received && granted <= minute;
            boolean ended = withdrawalRecorded <= received && withdrawn <= minute && withdrawn >= granted;
            return given && !ended;
        }

        List<ConsentEvent> known() {
            List<ConsentEvent> known = new ArrayList<>();
            if (withdrawalRecorded <= received) {
                known.add(new ConsentWithdrawn(ADA, new ConsentRecordId("withdrawal"), ANALYTICS, at(withdrawn)));
            }
            if (grantRecorded <= received) {
                known.add(new ConsentGranted(
                        ADA, new ConsentRecordId("grant"), ANALYTICS, new NoticeVersion("n1"), at(granted), null));
            }
            return known;
        }
    }

    @Test
    void an_action_is_the_hcps_own_if_there_was_consent_when_it_occurred_and_there_is_when_it_arrives() {
        assertThat(orders())
                .hasSize(1_000)
                .allSatisfy(order -> assertThat(isIdentified(order))
                        .isEqualTo(order.isConsentedTo(order.occurred()) && order.isConsentedTo(order.received())));
    }

    private static List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (int[] action : pairs()) {
            for (int[] grant : pairs()) {
                for (int[] withdrawal : pairs()) {
                    orders.add(new Order(action[0], action[1], grant[0], grant[1], withdrawal[0], withdrawal[1]));
                }
            }
        }
        return orders;
    }

    /** When something happened and when it was recorded. */
    private static List<int[]> pairs() {
        List<int[]> pairs = new ArrayList<>();
        for (int happened = 1; happened <= MINUTES; happened++) {
            for (int recorded = happened; recorded <= MINUTES; recorded++) {
                pairs.add(new int[] {happened, recorded});
            }
        }
        return pairs;
    }

    private static boolean isIdentified(Order order) {
        return EngagementDecider.isIdentified(
                new SearchContent(null, new SearchFilters(new TreeSet<>(), null, null), 0),
                Channel.WEB,
                at(order.occurred()),
                new EngagementContext(
                        new HcpState.Unregistered(),
                        new Consents(new ConsentHistory(order.known()), RULES),
                        content -> new ContentState.Absent(),
                        at(order.received())));
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T10:00:00.500Z").plusSeconds(60L * minute);
    }
}
