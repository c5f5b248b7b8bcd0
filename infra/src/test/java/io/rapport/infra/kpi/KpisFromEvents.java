package io.rapport.infra.kpi;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.SearchResultClicked;
import io.rapport.domain.shared.Codes;
import io.rapport.infra.kpi.LogStory.Done;
import io.rapport.infra.kpi.LogStory.Hcp;
import io.rapport.infra.kpi.LogStory.Sample;
import io.rapport.infra.kpi.LogStory.Served;
import io.rapport.infra.kpi.LogStory.Version;
import io.rapport.query.kpi.Dimension;
import io.rapport.query.kpi.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** KPIs by their words, counted from what the log tells, without SQL and without haste. */
final class KpisFromEvents {

    private record Visit(String hcp, List<Done> actions) {

        Instant first() {
            return actions.stream().map(Done::at).min(Instant::compareTo).orElseThrow();
        }

        Instant last() {
            return actions.stream().map(Done::at).max(Instant::compareTo).orElseThrow();
        }

        long views() {
            return actions.stream()
                    .filter(done -> done.event() instanceof ContentViewed)
                    .count();
        }
    }

    private final LogStory story;
    private final LocalDate today;
    private final LocalDate from;
    private final LocalDate to;
    private final Period period;
    private final Map<Dimension, String> cut;

    KpisFromEvents(LogStory story, LocalDate today, Period period, Map<Dimension, String> cut) {
        this.story = story;
        this.today = today;
        this.period = period;
        this.from = period.from();
        this.to = period.to();
        this.cut = cut;
    }

    /** Empty where nobody has said how to count it. */
    Optional<Counted> of(String kpi) {
        if (kpi.startsWith("opt-in-")) {
            return Optional.of(optIn(new Purpose(kpi.substring("opt-in-".length()))));
        }
        return Optional.ofNullable(
                switch (kpi) {
                    case "registered" ->
                        Counted.of(
                                registered().size(), null, (long) registered().size());
                    case "active" -> active();
                    case "stickiness" -> stickiness();
                    case "retention" -> retention();
                    case "dormant" -> dormant();
                    case "login-frequency" ->
                        perVisitor(visits().stream()
                                .map(visit -> visit.hcp() + day(visit.first()))
                                .distinct()
                                .count());
                    case "sessions-per-hcp" -> perVisitor(visits().size());
                    case "session-length" ->
                        perVisit(visit ->
                                Duration.between(visit.first(), visit.last()).toNanos() / 6e10);
                    case "pages-per-session" -> perVisit(Visit::views);
                    case "bounce" ->
                        Counted.of(
                                visits().stream()
                                        .filter(visit -> visit.actions().size() == 1)
                                        .count(),
                                (double) visits().size(),
                                visits().stream().map(Visit::hcp).distinct().count());
                    case "views" -> count(all(ContentViewed.class));
                    case "library-used" -> libraryUsed();
                    case "reading-depth" -> depth();
                    case "rating" -> rating();
                    case "promotional-share" -> promotional();
                    case "expiring" -> expiring();
                    case "searches" -> count(all(ContentSearched.class));
                    case "searches-without-result" -> withoutResult();
                    case "search-click-through" -> searchClicks();
                    case "new-registrations" -> Counted.of(joined().size(), null, (long) joined().size());
                    case "verified" -> ofJoined(hcp -> story.hcp(hcp).verifiedAt != null);
                    case "first-read" ->
                        ofJoined(hcp -> story.actions.stream()
                                .anyMatch(done -> hcp.equals(done.hcp()) && done.event() instanceof ContentViewed));
                    case "second-week" -> ofJoined(this::cameInSecondWeek);
                    case "sample-requests" -> {
                        List<Sample> signed = samples(sample -> sample.signedAt);
                        yield Counted.of(signed.size(), null, requesters(signed));
                    }
                    case "sample-completion" -> {
                        List<Sample> signed = samples(sample -> sample.signedAt);
                        yield Counted.of(
                                signed.stream()
                                        .filter(sample -> sample.receivedAt != null)
                                        .count(),
                                (double) signed.size(),
                                requesters(signed));
                    }
                    case "sample-days" -> sampleDays();
                    case "lists-served" -> {
                        List<Served> served = served();
                        yield Counted.of(served.size(), null, readers(served));
                    }
                    case "recommendation-click-through" -> {
                        List<Served> named = named();
                        yield Counted.of(
                                named.stream().filter(list -> list.clicks > 0).count(),
                                (double) named.size(),
                                readers(named));
                    }
                    case "recommendation-uplift" -> uplift();
                    case "reviews-open" -> Counted.of(openReviews(Instant.MAX), null, null);
                    case "reviews-overdue" -> Counted.of(openReviews(start(to)), null, null);
                    default -> null;
                });
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private boolean isIn(Instant at) {
        return !at.isBefore(start(from)) && at.isBefore(start(to));
    }

    private boolean isCutByHcps() {
        return cut.keySet().stream().anyMatch(Dimension.OF_HCPS::contains);
    }

    private boolean hasHcp(@Nullable String id) {
        Hcp hcp = id == null ? null : story.hcps.get(id);
        return hcp != null
                && wanted(Dimension.SPECIALTY, hcp.specialty)
                && wanted(Dimension.COUNTRY, hcp.country)
                && wanted(Dimension.ROLE, hcp.role);
    }

    private boolean wanted(Dimension dimension, @Nullable String code) {
        return !cut.containsKey(dimension) || cut.get(dimension).equals(code);
    }

    private boolean hasAction(Done done) {
        return wanted(Dimension.CHANNEL, code(done)) && wanted(Dimension.CONTENT_TYPE, type(done));
    }

    private static String code(Done done) {
        return Codes.code(done.channel());
    }

    /** The type is told of what is done to content by somebody who is known. */
    private static String type(Done done) {
        if (done.content() == null) {
            return "";
        }
        return done.hcp() == null || done.type() == null ? "unknown" : done.type();
    }

    private List<String> registered() {
        return story.hcps.entrySet().stream()
                .filter(hcp -> hcp.getValue().active
                        && hcp.getValue().registeredAt.isBefore(start(to))
                        && hasHcp(hcp.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What known HCPs of the cut did in a stretch of days. */
    private Stream<Done> attributed(LocalDate first, LocalDate end) {
        return story.actions.stream()
                .filter(done -> hasHcp(done.hcp())
                        && hasAction(done)
                        && !done.day().isBefore(first)
                        && done.day().isBefore(end));
    }

    private List<Done> own() {
        return attributed(from, to).filter(Done::isOwn).toList();
    }

    /** What anybody did, unless it is asked who. */
    private List<Done> all(Class<?> event) {
        return story.actions.stream()
                .filter(done -> event.isInstance(done.event())
                        && hasAction(done)
                        && !done.day().isBefore(from)
                        && done.day().isBefore(to)
                        && (done.hcp() == null ? !isCutByHcps() : hasHcp(done.hcp())))
                .toList();
    }

    private static long hcps(Collection<Done> actions) {
        return actions.stream()
                .map(Done::hcp)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static Counted count(List<Done> actions) {
        return Counted.of(actions.size(), null, hcps(actions));
    }

    private Counted active() {
        return Counted.of(hcps(own()), (double) registered().size(), hcps(own()));
    }

    private Counted stickiness() {
        long days = Math.max(0, Math.min(ChronoUnit.DAYS.between(from, to), ChronoUnit.DAYS.between(from, today) + 1));
        double daily = own().stream()
                .map(done -> done.hcp() + " " + done.day())
                .distinct()
                .count();
        return new Counted(days == 0 ? null : daily / days, (double) hcps(own()), hcps(own()));
    }

    private Counted retention() {
        LocalDate before = period.before().from();
        Set<String> earlier = attributed(before, from)
                .filter(Done::isOwn)
                .map(Done::hcp)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> again = new HashSet<>(earlier);
        again.retainAll(own().stream().map(Done::hcp).filter(Objects::nonNull).collect(Collectors.toSet()));
        return Counted.of(again.size(), (double) earlier.size(), (long) earlier.size());
    }

    private Counted dormant() {
        List<String> known = registered().stream()
                .filter(id -> story.hcp(id).registeredAt.isBefore(start(to).minus(Duration.ofDays(90)))
                        && story.optedIn(story.hcp(id), Purpose.ANALYTICS, start(to)))
                .toList();
        long asleep = known.stream()
                .filter(id -> story.actions.stream()
                        .noneMatch(done -> id.equals(done.hcp())
                                && done.isOwn()
                                && !done.day().isBefore(to.minusDays(90))
                                && done.day().isBefore(to)))
                .count();
        return Counted.of(asleep, (double) known.size(), asleep);
    }

    /** Visits that began in the period, by the session that the portal gave them. */
    private List<Visit> visits() {
        Map<String, List<Done>> visits = story.ofSessions.stream()
                .filter(done ->
                        hasHcp(done.hcp()) && done.event().session() != null && wanted(Dimension.CHANNEL, code(done)))
                .collect(Collectors.groupingBy(done -> done.hcp() + " " + code(done) + " "
                        + Objects.requireNonNull(done.event().session()).value()));
        return visits.values().stream()
                .map(actions ->
                        new Visit(Objects.requireNonNull(actions.getFirst().hcp()), actions))
                .filter(visit -> isIn(visit.first()))
                .toList();
    }

    private Counted perVisitor(double number) {
        long visitors = visits().stream().map(Visit::hcp).distinct().count();
        return Counted.of(number, (double) visitors, visitors);
    }

    private Counted perVisit(ToDoubleFunction<Visit> number) {
        List<Visit> visits = visits();
        return new Counted(
                visits.isEmpty() ? null : visits.stream().mapToDouble(number).sum(),
                (double) visits.size(),
                visits.stream().map(Visit::hcp).distinct().count());
    }

    private Counted libraryUsed() {
        Set<String> published = story.content.entrySet().stream()
                .filter(piece -> piece.getValue().values().stream().anyMatch(this::wasPublished))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> viewed = all(ContentViewed.class).stream()
                .map(Done::content)
                .filter(published::contains)
                .collect(Collectors.toSet());
        return Counted.of(viewed.size(), (double) published.size(), null);
    }

    private boolean wasPublished(Version version) {
        return version.from != null
                && version.until != null
                && version.from.isBefore(start(to))
                && version.until.isAfter(start(from))
                && wanted(Dimension.CONTENT_TYPE, version.type);
    }

    private Counted depth() {
        List<Done> told = all(ContentViewed.class).stream()
                .filter(done -> ((ContentViewed) done.event()).depthPercent() != null)
                .toList();
        return ofMany(told, done -> Objects.requireNonNull(((ContentViewed) done.event()).depthPercent()) / 100.0);
    }

    private Counted rating() {
        return ofMany(all(ContentRated.class), done -> ((ContentRated) done.event()).stars());
    }

    private Counted promotional() {
        return ofSome(all(ContentViewed.class), done -> {
            String content = Objects.requireNonNull(done.content());
            return story.content.containsKey(content)
                    && story.newest(content).nature.equals("promotional");
        });
    }

    private Counted withoutResult() {
        return ofMany(all(ContentSearched.class), done -> ((ContentSearched) done.event()).results() == 0 ? 1 : 0);
    }

    private Counted searchClicks() {
        List<Done> searches = all(ContentSearched.class);
        List<Done> clicks = all(SearchResultClicked.class);
        return new Counted(
                clicks.isEmpty() ? null : Double.valueOf(clicks.size()),
                searches.isEmpty() ? null : Double.valueOf(searches.size()),
                hcps(Stream.concat(searches.stream(), clicks.stream()).toList()));
    }

    /** A sum over nothing is nothing rather than naught. */
    private static Counted ofMany(List<Done> actions, ToDoubleFunction<Done> number) {
        return actions.isEmpty()
                ? new Counted(null, null, 0L)
                : Counted.of(actions.stream().mapToDouble(number).sum(), (double) actions.size(), hcps(actions));
    }

    private static Counted ofSome(List<Done> actions, Predicate<Done> which) {
        long some = actions.stream().filter(which).count();
        return new Counted(
                some == 0 ? null : Double.valueOf(some),
                actions.isEmpty() ? null : Double.valueOf(actions.size()),
                hcps(actions));
    }

    private Counted expiring() {
        Instant end = start(to);
        long expiring = story.content.values().stream()
                .filter(versions -> versions.values().stream()
                        .anyMatch(version -> version.from != null
                                && version.until != null
                                && version.from.isBefore(end)
                                && !version.until.isBefore(end)
                                && version.until.isBefore(end.plus(Duration.ofDays(30)))
                                && wanted(Dimension.CONTENT_TYPE, version.type)))
                .count();
        return Counted.of(expiring, null, null);
    }

    private List<String> joined() {
        return story.hcps.entrySet().stream()
                .filter(hcp -> isIn(hcp.getValue().registeredAt) && hasHcp(hcp.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Counted ofJoined(Predicate<String> which) {
        List<String> joined = joined();
        return Counted.of(joined.stream().filter(which).count(), (double) joined.size(), (long) joined.size());
    }

    private boolean cameInSecondWeek(String hcp) {
        LocalDate first = day(story.hcp(hcp).registeredAt);
        return story.actions.stream()
                .anyMatch(done -> hcp.equals(done.hcp())
                        && done.isOwn()
                        && !done.day().isBefore(first.plusDays(7))
                        && done.day().isBefore(first.plusDays(14)));
    }

    private List<Sample> samples(Function<Sample, @Nullable Instant> moment) {
        return story.samples.values().stream()
                .filter(sample -> moment.apply(sample) instanceof Instant at && isIn(at) && hasHcp(sample.hcp))
                .toList();
    }

    private static long requesters(List<Sample> samples) {
        return samples.stream().map(sample -> sample.hcp).distinct().count();
    }

    private Counted sampleDays() {
        List<Sample> received = samples(sample -> sample.receivedAt);
        return new Counted(
                received.isEmpty()
                        ? null
                        : received.stream()
                                        .mapToDouble(sample -> Duration.between(
                                                        sample.signedAt, Objects.requireNonNull(sample.receivedAt))
                                                .toMillis())
                                        .sum()
                                / Duration.ofDays(1).toMillis(),
                (double) received.size(),
                requesters(received));
    }

    private Counted optIn(Purpose purpose) {
        List<String> registered = registered();
        return Counted.of(
                registered.stream()
                        .filter(id -> story.optedIn(story.hcp(id), purpose, start(to)))
                        .count(),
                (double) registered.size(),
                (long) registered.size());
    }

    private List<Served> served() {
        return story.lists.values().stream()
                .filter(list -> isIn(list.at)
                        && wanted(Dimension.CHANNEL, list.channel == null ? null : Codes.code(list.channel))
                        && (list.hcp == null ? !isCutByHcps() : hasHcp(list.hcp)))
                .toList();
    }

    private List<Served> named() {
        return served().stream().filter(list -> list.hcp != null).toList();
    }

    private static long readers(List<Served> lists) {
        return lists.stream()
                .map(list -> list.hcp)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private Counted uplift() {
        List<Served> named = named();
        Map<Boolean, List<Served>> byRules =
                named.stream().collect(Collectors.partitioningBy(list -> list.level.equals("segment")));
        return new Counted(
                clickThrough(byRules.getOrDefault(false, List.of())),
                clickThrough(byRules.getOrDefault(true, List.of())),
                readers(named));
    }

    private static @Nullable Double clickThrough(List<Served> lists) {
        return lists.isEmpty()
                ? null
                : (double) lists.stream().filter(list -> list.clicks > 0).count() / lists.size();
    }

    private long openReviews(Instant dueBefore) {
        return story.reviews.values().stream()
                .filter(review -> review.openedAt.isBefore(start(to))
                        && (review.signedAt == null || !review.signedAt.isBefore(start(to)))
                        && (dueBefore.equals(Instant.MAX) || review.dueAt.isBefore(dueBefore)))
                .count();
    }
}
