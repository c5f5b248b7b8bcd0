package io.rapport.query.audit;

import io.rapport.domain.log.EventRegistry;
import io.rapport.query.audit.AuditEntry.Change;
import io.rapport.query.console.ConsoleController;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit trail as pages: what happened, and each event with what proves it. */
@ConsoleController
class AuditPageController {

    private static final int PAGE = 50;
    private static final String SEARCH = "/console/audit";

    /** An event among others. */
    record Row(AuditEntry entry, String changes) {

        static Row of(AuditEntry entry) {
            return new Row(entry, entry.changes().stream().map(Change::field).collect(Collectors.joining(", ")));
        }
    }

    /** What is searched for, as it goes into the page's address: ids, codes and times. */
    private record Criteria(Map<String, @Nullable String> values) {

        String older(String cursor) {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath(SEARCH);
            values.forEach((name, value) -> {
                if (value != null) {
                    link.queryParam(name, value);
                }
            });
            return link.queryParam("cursor", cursor).encode().toUriString();
        }
    }

    private final AuditEvents events;

    AuditPageController(AuditEvents events) {
        this.events = events;
    }

    /**
     * What is free text is not among the criteria: an address is kept by browsers and proxies.
     *
     * @param type an event or a feature
     * @param cursor of the page before
     */
    @GetMapping(SEARCH)
    ModelAndView search(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(required = false) @Nullable String correlation,
            @RequestParam(required = false) @Nullable String cursor) {
        AuditSearch search = new AuditSearch(
                given(subject),
                given(actor),
                given(type) instanceof String known ? List.of(known) : List.of(),
                from,
                to,
                null,
                null,
                null,
                null,
                given(purpose),
                null,
                null,
                given(correlation),
                null,
                null,
                null,
                null,
                null);
        AuditSort sort = AuditSort.of(null);
        AuditEvents.Page found = events.page(
                search, sort, given(cursor) instanceof String after ? AuditCursor.of(after, sort) : null, PAGE);
        ModelAndView page = new ModelAndView("audit/search");
        page.addObject("subject", subject);
        page.addObject("actor", actor);
        page.addObject("type", type);
        page.addObject("from", from);
        page.addObject("to", to);
        page.addObject("purpose", purpose);
        page.addObject("correlation", correlation);
        page.addObject("types", types());
        page.addObject("rows", found.items().stream().map(Row::of).toList());
        if (found.next() != null) {
            page.addObject(
                    "older",
                    criteria(subject, actor, type, from, to, purpose, correlation)
                            .older(found.next().text(sort)));
        }
        return page;
    }

    @GetMapping(SEARCH + "/{position}")
    ModelAndView event(@PathVariable long position) {
        return events.page(AuditSearch.at(position), AuditSort.of(null), null, 1).items().stream()
                .findFirst()
                .map(entry -> new ModelAndView("audit/event", Map.of("entry", entry)))
                .orElseGet(() -> new ModelAndView("audit/unknown", HttpStatus.NOT_FOUND));
    }

    private static Criteria criteria(
            @Nullable String subject,
            @Nullable String actor,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String purpose,
            @Nullable String correlation) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("subject", given(subject));
        values.put("actor", given(actor));
        values.put("type", given(type));
        values.put("from", from == null ? null : from.toString());
        values.put("to", to == null ? null : to.toString());
        values.put("purpose", given(purpose));
        values.put("correlation", given(correlation));
        return new Criteria(values);
    }

    /** Features, and then events. */
    private static List<String> types() {
        TreeSet<String> features = new TreeSet<>();
        TreeSet<String> names = new TreeSet<>();
        EventRegistry.types().values().forEach(type -> {
            features.add(type.feature());
            names.add(type.name());
        });
        return Stream.concat(features.stream(), names.stream()).toList();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
