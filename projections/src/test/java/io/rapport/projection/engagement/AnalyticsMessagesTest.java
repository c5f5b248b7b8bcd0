package io.rapport.projection.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.projection.figure.AnalyticsMessage;
import io.rapport.projection.figure.CountedAction;
import io.rapport.projection.figure.EndedScope;
import io.rapport.projection.testing.Examples;
import io.rapport.projection.testing.Log;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AnalyticsMessagesTest {

    private static final Instant LATER = Examples.day(30);
    private static final ConsentEvent GRANT = Examples.granted(Examples.ADA, Examples.analytics(null), Examples.day(0));
    private static final ConsentEvent WITHDRAWAL =
            Examples.withdrawn(Examples.ADA, Examples.analytics(Channel.WEB), Examples.day(5));

    private static Optional<AnalyticsMessage> told(RecordedEvent recorded, ConsentEvent... decisions) {
        Consents known = new Consents(
                new ConsentHistory(List.of(decisions)),
                new ConsentRules(null, new PurposeCatalogue(List.of()), NoticeRegister.EMPTY));
        HcpState hcp = new HcpState.Registered(
                new Specialty("cardiology"),
                Role.PHYSICIAN,
                new Country("DE"),
                new Language("de"),
                new TreeSet<>(),
                true,
                new TreeSet<>());
        return AnalyticsMessages.of(recorded, _ -> known, _ -> hcp, LATER);
    }

    private static RecordedEvent viewed() {
        return new Log()
                .action(Examples.day(1), Examples.ADA, Examples.LIPO_ARTICLE, Examples.viewed(Examples.STATINS))
                .events()
                .getFirst();
    }

    @Test
    void an_action_is_told_with_its_codes_and_those_of_who_acted() {
        assertThat(told(viewed(), GRANT))
                .contains(AnalyticsMessage.counted(new CountedAction(
                        1,
                        Examples.day(1),
                        "web",
                        "view",
                        "content-statins",
                        "LIPO",
                        "article",
                        "cardiology",
                        "DE",
                        80)));
    }

    @Test
    void an_e_mail_that_was_sent_is_nothing_that_the_hcp_did() {
        RecordedEvent sent = new Log()
                .action(Examples.day(1), Examples.ADA, Channel.EMAIL, new EmailSent(new EmailId("email-1"), null))
                .events()
                .getFirst();
        assertThat(told(sent, GRANT)).isEmpty();
    }

    @Test
    void an_action_is_not_told_once_analytics_is_withdrawn() {
        assertThat(told(viewed(), GRANT, WITHDRAWAL)).isEmpty();
    }

    @Test
    void what_nobody_did_is_told_without_who_it_was() {
        RecordedEvent anonymous = new Log()
                .anonymousAction(Examples.day(1), Channel.WEB, Examples.viewed(Examples.STATINS))
                .events()
                .getFirst();

        assertThat(told(anonymous).map(AnalyticsMessage::action))
                .hasValueSatisfying(action ->
                        assertThat(action.specialty() + action.country()).isEmpty());
        assertThat(AnalyticsMessages.key(anonymous)).startsWith(":");
    }

    @Test
    void the_end_of_analytics_is_told_with_what_it_covers() {
        RecordedEvent recorded =
                new Log().consent(Examples.day(5), WITHDRAWAL).events().getFirst();

        assertThat(told(recorded, GRANT, WITHDRAWAL))
                .contains(AnalyticsMessage.ended(1, List.of(new EndedScope("web", null, null))));
    }

    @Test
    void the_end_of_something_else_is_not_told() {
        ConsentScope sharing = new ConsentScope(Purpose.CRM_SHARING, null);
        RecordedEvent recorded = new Log()
                .consent(Examples.day(5), Examples.withdrawn(Examples.ADA, sharing, Examples.day(5)))
                .events()
                .getFirst();

        assertThat(told(recorded, GRANT)).isEmpty();
    }

    @Test
    void an_erasure_ends_everything() {
        RecordedEvent recorded = new Log()
                .hcp(Examples.day(5), new HcpErased(Examples.ADA))
                .events()
                .getFirst();

        assertThat(told(recorded, GRANT)).contains(AnalyticsMessage.ended(1, List.of(EndedScope.ALL)));
    }
}
