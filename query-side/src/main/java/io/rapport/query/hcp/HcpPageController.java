package io.rapport.query.hcp;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.console.ConsoleController;
import io.rapport.query.console.Visitors;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** HCPs as pages: who there is, and all that is known of one, now or as of any moment. */
@ConsoleController
class HcpPageController {

    private static final int MOST = 50;

    /** @param name absent where its key has been destroyed */
    record Found(
            String id,
            @Nullable String name,
            String specialty,
            String role,
            String country,
            boolean verified,
            @Nullable Instant lastAt) {}

    /** A panel with what it shows. */
    record Shown(String name, String title, String template, Object view) {}

    /**
     * The moments that can be chosen.
     *
     * @param first the day of the registration
     * @param days from there to today
     * @param chosen how many days after the first
     * @param end the last moment of the chosen day, or the very moment that was asked for
     */
    record Slider(LocalDate first, long days, long chosen, Instant end) {}

    private final JdbcClient jdbc;
    private final PersonalDataVault vault;
    private final KnownHcps hcps;
    private final List<HcpPanel> panels;
    private final Visitors visitors;
    private final Clock clock;

    HcpPageController(
            JdbcClient jdbc,
            PersonalDataVault vault,
            KnownHcps hcps,
            List<HcpPanel> panels,
            Visitors visitors,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hcps = hcps;
        this.panels =
                panels.stream().sorted(Comparator.comparingInt(HcpPanel::place)).toList();
        this.visitors = visitors;
        this.clock = clock;
    }

    /** @param id how the ids begin that are looked for */
    @GetMapping("/console/hcps")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String specialty,
            @RequestParam(required = false) @Nullable String country) {
        ModelAndView page = new ModelAndView("hcps/list");
        page.addObject("id", id);
        page.addObject("specialty", specialty);
        page.addObject("country", country);
        page.addObject("specialties", codes("specialty"));
        page.addObject("countries", codes("country"));
        page.addObject("found", find(blankToNull(id), blankToNull(specialty), blankToNull(country)));
        page.addObject("most", MOST);
        return page;
    }

    /**
     * @param asOf as of which moment; now if absent
     * @param knownAt only what was recorded by then counts; now if absent
     * @param feature the one whose events the timeline shows
     */
    @GetMapping("/console/hcps/{id}")
    ModelAndView hcp(
            @PathVariable HcpId id,
            @RequestParam(name = "as-of", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant asOf,
            @RequestParam(name = "known-at", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant knownAt,
            @RequestParam(required = false) @Nullable String feature) {
        hcps.require(id);
        Found known = row(id);
        Slider slider = slider(id, asOf);
        ModelAndView page = new ModelAndView("hcps/hcp");
        page.addObject("hcp", known);
        page.addObject("asOf", asOf);
        page.addObject("knownAt", knownAt);
        page.addObject("slider", slider);
        page.addObject("mayLookBack", mayLookBack());
        boolean before =
                asOf != null && LocalDate.ofInstant(asOf, ZoneOffset.UTC).isBefore(slider.first());
        HcpMoment moment = new HcpMoment(id, asOf, knownAt, blankToNull(feature));
        page.addObject(
                "panels",
                before
                        ? List.of()
                        : panels.stream()
                                .map(panel -> new Shown(
                                        panel.name(),
                                        panel.title(),
                                        panel.template(),
                                        panel.view().apply(moment)))
                                .toList());
        return page;
    }

    private List<Found> find(@Nullable String id, @Nullable String specialty, @Nullable String country) {
        return jdbc.sql("""
                select h.*, (select max(a.last_at) from read_model.hcp_activity a where a.hcp_id = h.hcp_id) as last_at
                from (
                    select * from read_model.hcp_profile
                    where (cast(:id as text) is null or starts_with(hcp_id, :id))
                        and (cast(:specialty as text) is null or specialty = :specialty)
                        and (cast(:country as text) is null or country = :country)
                    order by hcp_id limit %d) h
                order by h.hcp_id
                """.formatted(MOST))
                .param("id", id)
                .param("specialty", specialty)
                .param("country", country)
                .query((row, index) -> found(row))
                .list();
    }

    private Found row(HcpId id) {
        return jdbc.sql("""
                select h.*, null::timestamptz as last_at from read_model.hcp_profile h where hcp_id = :id
                """)
                .param("id", id.value())
                .query((row, index) -> found(row))
                .single();
    }

    private Found found(ResultSet row) throws SQLException {
        HcpId id = new HcpId(row.getString("hcp_id"));
        String name = Stream.of(row.getString("given_name"), row.getString("family_name"))
                .flatMap(part -> reveal(id, part).stream())
                .collect(Collectors.joining(" "));
        return new Found(
                id.value(),
                name.isEmpty() ? null : name,
                row.getString("specialty"),
                row.getString("role"),
                row.getString("country"),
                row.getString("verified_by") != null,
                Rows.instantOrNull(row, "last_at"));
    }

    private Optional<String> reveal(HcpId id, @Nullable String ciphertext) {
        return ciphertext == null ? Optional.empty() : vault.reveal(id, new ProtectedText(ciphertext));
    }

    private Slider slider(HcpId id, @Nullable Instant asOf) {
        LocalDate first = jdbc.sql("select registered_at from read_model.hcp_profile where hcp_id = :id")
                .param("id", id.value())
                .query((row, index) -> LocalDate.ofInstant(Rows.instant(row, "registered_at"), ZoneOffset.UTC))
                .single();
        Instant now = clock.instant();
        long days = ChronoUnit.DAYS.between(first, LocalDate.ofInstant(now, ZoneOffset.UTC));
        Instant end = asOf == null ? now : asOf;
        long chosen = ChronoUnit.DAYS.between(first, LocalDate.ofInstant(end, ZoneOffset.UTC));
        return new Slider(first, days, Math.clamp(chosen, 0, days), end);
    }

    /** What was known once may rest on a consent that has ended since. */
    private boolean mayLookBack() {
        return visitors.current().orElseThrow().isAnyOf("compliance");
    }

    private List<String> codes(String column) {
        return jdbc.sql("select distinct " + column + " from read_model.hcp_profile order by 1")
                .query(String.class)
                .list();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
