package io.rapport.infra.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import io.rapport.query.kpi.Cut;
import io.rapport.query.kpi.Dimension;
import io.rapport.query.kpi.Figure;
import io.rapport.query.kpi.Grain;
import io.rapport.query.kpi.Kpi;
import io.rapport.query.kpi.KpiFigures;
import io.rapport.query.kpi.KpiProperties;
import io.rapport.query.kpi.Kpis;
import io.rapport.query.kpi.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Figures agree with the events: each KPI is counted again from the log, by its words. */
@RapportTest
@TestPropertySource(
        properties = {
            "spring.application.name=kpi-test",
            "rapport.kpi.smallest-group=1",
            // The sample's moments lie before today's.
            "rapport.recommendation.adopt-settings-at-start=false"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KpiAgreementTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-6);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Kpis kpis;

    @Autowired
    private KpiProperties properties;

    private KpiFigures figures;

    private final LogStory story = new LogStory();

    @BeforeAll
    void live() {
        new SampleLoader(
                        application.getBean(CommandDispatcher.class),
                        application.getBean(PersonalDataVault.class),
                        application.getBean(Fingerprints.class))
                .load(Sample.generate(5, TODAY.minusDays(1), new SampleSize(60, 40, 1_500, 150)), (_, _) -> {});
        Portal portal = new Portal(port);
        Api front = Api.as(Role.PORTAL, port);
        String content = portal.publish();
        for (int i = 0; i < 6; i++) {
            String hcp = portal.registerConsenting();
            if (i % 2 == 0) {
                portal.decide(hcp, "grant", "personalisation");
            }
            portal.act(hcp, Portal.view("view-" + hcp, content));
            JsonNode list = front.get("/api/v1/hcps/" + hcp + "/recommendations?placement=home")
                    .json();
            if (i < 3) {
                portal.act(hcp, """
                        {"action": "click-recommendation", "clientId": "click-%s", "occurredAt": "%s", "session": "s1",
                         "contentId": "%s", "recommendation": "%s", "place": 1}
                        """.formatted(
                                hcp,
                                Instant.now(),
                                list.path("items").path(0).path("contentId").asString(),
                                list.path("id").asString()));
            }
        }
        String leaving = portal.registerConsenting();
        portal.act(leaving, Portal.view("view-" + leaving, content));
        portal.decide(leaving, "withdraw", "analytics");
        String nobody = portal.register();
        portal.act(nobody, Portal.view("view-" + nobody, content));
        figures = new KpiFigures(
                application.getBean(JdbcClient.class),
                properties,
                Clock.fixed(TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC));
        read();
    }

    private void read() {
        EventStore log = application.getBean(EventStore.class);
        ReadModels.awaitCaughtUp(application.getBean(JdbcClient.class), log);
        ReadModels.read(log).forEach(story::read);
    }

    List<String> codes() {
        return kpis.all().stream().map(Kpi::code).toList();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void a_kpi_is_what_the_events_say(String code) {
        Kpi kpi = kpis.all().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow();
        for (Period period : periods()) {
            for (Map<Dimension, String> cut : cuts(kpi)) {
                requireAgreement(kpi, period, cut);
            }
        }
    }

    private static List<Period> periods() {
        List<Period> periods =
                new ArrayList<>(Period.containing(Grain.MONTH, TODAY).last(6));
        periods.addAll(Period.containing(Grain.WEEK, TODAY).last(3));
        periods.addAll(Period.containing(Grain.DAY, TODAY).last(3));
        return periods;
    }

    private List<Map<Dimension, String>> cuts(Kpi kpi) {
        List<Map<Dimension, String>> cuts = new ArrayList<>();
        cuts.add(Map.of());
        Map<Dimension, String> two = new HashMap<>();
        for (Dimension dimension : kpi.cuts().stream().sorted().toList()) {
            List<String> codes = figures.codesOf(dimension);
            codes.stream().limit(4).forEach(code -> cuts.add(Map.of(dimension, code)));
            if (two.size() < 2) {
                two.put(dimension, codes.getFirst());
            }
        }
        cuts.add(two);
        return cuts;
    }

    private void requireAgreement(Kpi kpi, Period period, Map<Dimension, String> cut) {
        Optional<Counted> counted = new KpisFromEvents(story, TODAY, period, cut).of(kpi.code());
        Figure figure = figures.of(kpi, period, new Cut(cut));
        String what = kpi.code() + " of " + period + " cut by " + cut;
        if (counted.isEmpty()) {
            fail(what + " is counted by nobody else");
        }
        requireEqual(what + ", numerator", figure.numerator(), counted.get().numerator());
        if (!kpi.code().equals("registered")) {
            requireEqual(
                    what + ", denominator", figure.denominator(), counted.get().denominator());
        }
        assertThat(figure.hcps()).as(what + ", HCPs").isEqualTo(counted.get().hcps());
    }

    private static void requireEqual(String what, @Nullable Double value, @Nullable Double expected) {
        if (value == null || expected == null) {
            assertThat(value).as(what).isEqualTo(expected);
        } else {
            assertThat(value).as(what).isCloseTo(expected, EXACT);
        }
    }

    @Test
    void the_log_tells_enough_to_be_wrong_about() {
        assertThat(story.hcps.values()).anyMatch(hcp -> hcp.verifiedAt != null);
        assertThat(story.actions).anyMatch(done -> done.hcp() == null).anyMatch(done -> done.hcp() != null);
        assertThat(story.lists.values())
                .anyMatch(list -> list.clicks > 0)
                .anyMatch(list -> list.level.equals("segment"));
        assertThat(story.samples.values()).anyMatch(sample -> sample.receivedAt != null);
    }
}
