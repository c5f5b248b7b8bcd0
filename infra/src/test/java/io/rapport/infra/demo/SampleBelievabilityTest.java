package io.rapport.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.engagement.Action;
import io.rapport.domain.engagement.Action.ClickEmail;
import io.rapport.domain.engagement.Action.MeetRep;
import io.rapport.domain.engagement.Action.OpenEmail;
import io.rapport.domain.engagement.Action.ReceiveEmail;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.engagement.Action.ViewContent;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.sampling.SamplingState;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import io.rapport.infra.demo.SampleStep.ConsentDecision;
import io.rapport.infra.demo.SampleStep.ContentWork;
import io.rapport.infra.demo.SampleStep.Encounter;
import io.rapport.infra.demo.SampleStep.Registration;
import io.rapport.infra.demo.SampleStep.Visit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleBelievabilityTest {

    private static Sample sample;
    private static FoldedWorld world;

    private record Viewing(HcpId hcp, ContentId content, LocalDate day, int depth) {}

    @BeforeAll
    static void generate() {
        sample = Sample.generate(1, LocalDate.parse("2026-11-20"), SampleSize.DEFAULT);
        world = new FoldedWorld();
        OpenVault vault = new OpenVault();
        SampleCommands commands = new SampleCommands(vault, vault);
        sample.steps()
                .map(commands::command)
                .filter(command -> !(command instanceof RecordEngagements))
                .forEach(world::handle);
    }

    @Test
    void the_busiest_tenth_of_hcps_makes_a_large_part_of_the_actions_but_not_all() {
        Map<HcpId, Integer> actions = actionsByHcp();
        double busiest = actions.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(SampleSize.DEFAULT.hcps() / 10)
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(busiest / SampleSize.DEFAULT.actions()).isBetween(0.35, 0.75);
        assertThat(actions).hasSizeGreaterThan(SampleSize.DEFAULT.hcps() * 8 / 10);
    }

    @Test
    void a_day_of_the_weekend_is_quieter_than_a_working_day() {
        Map<DayOfWeek, Integer> actions = new HashMap<>();
        visits().forEach(visit -> actions.merge(Timeline.dayOf(visit.at()).getDayOfWeek(), visit.size(), Integer::sum));
        double weekend = of(actions, DayOfWeek.SATURDAY) + of(actions, DayOfWeek.SUNDAY);

        assertThat(weekend / SampleSize.DEFAULT.actions()).isBetween(0.05, 0.2);
        assertThat(actions).hasSize(7);
    }

    @Test
    void the_summer_is_quiet_and_a_congress_is_not() {
        // Between the holidays and the congresses of most fields lies an ordinary October.
        double ordinary = perWorkday(_ -> true, "2026-10-26", "2026-11-20");
        double summer = perWorkday(_ -> true, "2026-07-27", "2026-08-21");
        double congress = perWorkday(specialty("oncology"), "2026-10-19", "2026-10-21");
        double afterwards = perWorkday(specialty("oncology"), "2026-11-02", "2026-11-20");

        assertThat(summer).isLessThan(0.85 * ordinary);
        assertThat(congress).isGreaterThan(1.4 * afterwards);
    }

    @Test
    void hcps_read_what_concerns_their_specialty() {
        Map<Specialty, Set<Topic>> affinities = Atlas.load().specialties().stream()
                .collect(Collectors.toMap(
                        MedicalSpecialty::specialty, each -> each.affinities().keySet()));
        Map<ContentId, ContentProfile> profiles = profiles();
        List<Viewing> viewings = viewings();
        Predicate<Viewing> fitting = viewing -> of(profiles, viewing.content()).topics().stream()
                .anyMatch(of(affinities, registered(viewing.hcp()).specialty())::contains);

        assertThat(share(viewings, fitting)).isBetween(0.7, 0.97);
        assertThat(depth(viewings, fitting)).isGreaterThan(depth(viewings, fitting.negate()) + 5);
    }

    @Test
    void new_content_is_read_more_than_old() {
        Map<ContentId, LocalDate> published = new HashMap<>();
        world.contents.forEach((id, state) -> {
            if (state instanceof ContentState.Existing content
                    && !content.publications().isEmpty()) {
                published.put(
                        id, Timeline.dayOf(content.publications().getFirst().from()));
            }
        });
        LocalDate from = sample.lastDay().minusDays(SampleSize.DEFAULT.days() - 1L);
        Predicate<Viewing> ofNewItem = viewing -> of(published, viewing.content())
                        .isAfter(from)
                && of(published, viewing.content()).isBefore(sample.lastDay().minusDays(60));
        Map<Boolean, Long> byAge = viewings().stream()
                .filter(ofNewItem)
                .filter(viewing ->
                        !viewing.day().isAfter(of(published, viewing.content()).plusDays(60)))
                .collect(Collectors.partitioningBy(
                        viewing -> viewing.day()
                                .isBefore(of(published, viewing.content()).plusDays(20)),
                        Collectors.counting()));

        double firstTwentyDays = of(byAge, true) / 20.0;
        double nextFortyDays = of(byAge, false) / 40.0;
        assertThat(firstTwentyDays).isGreaterThan(1.4 * nextFortyDays);
    }

    @Test
    void actions_come_in_believable_proportions() {
        Map<Class<?>, Long> kinds = actions().collect(Collectors.groupingBy(Action::getClass, Collectors.counting()));
        long views = of(kinds, ViewContent.class);

        assertThat((double) views / SampleSize.DEFAULT.actions()).isBetween(0.4, 0.65);
        assertThat(of(kinds, Action.BookmarkContent.class)).isBetween(views / 40, views / 7);
        assertThat(of(kinds, Action.RateContent.class)).isBetween(views / 40, views / 8);
        assertThat(of(kinds, Action.DownloadContent.class)).isBetween(views / 40, views / 8);
        assertThat(of(kinds, Action.CommentOnContent.class)).isBetween(views / 200, views / 30);
        assertThat(of(kinds, Action.ShareContent.class)).isBetween(views / 200, views / 20);
        assertThat(of(kinds, Action.FollowContent.class)).isBetween(views / 200, views / 20);
        assertThat(of(kinds, Action.UnbookmarkContent.class))
                .isBetween(1L, of(kinds, Action.BookmarkContent.class) / 2);
        assertThat(of(kinds, Action.EndSession.class)).isLessThan(of(kinds, Action.StartSession.class));
        assertThat(of(kinds, Action.ClickSearchResult.class)).isLessThan(of(kinds, SearchContent.class));
    }

    @Test
    void some_searches_find_nothing() {
        List<SearchContent> searches = actions()
                .filter(SearchContent.class::isInstance)
                .map(SearchContent.class::cast)
                .toList();

        assertThat(share(searches, search -> search.results() == 0)).isBetween(0.08, 0.3);
    }

    @Test
    void consent_is_varied() {
        Purpose personalisation = new Purpose("personalisation");
        Purpose email = new Purpose("marketing-email");
        List<ConsentCommand> decisions = sample.steps()
                .filter(ConsentDecision.class::isInstance)
                .map(step -> ((ConsentDecision) step).command())
                .toList();

        assertThat(granting(Purpose.ANALYTICS)).isBetween(0.68, 0.82);
        assertThat(granting(personalisation)).isBetween(0.5, granting(Purpose.ANALYTICS) - 0.05);
        assertThat(granting(email)).isBetween(0.25, granting(personalisation) - 0.05);
        assertThat(decisions).anyMatch(RefuseConsent.class::isInstance);
        assertThat(decisions.stream().filter(WithdrawConsent.class::isInstance).count())
                .isBetween(30L, 200L);
        assertThat(decisions)
                .anyMatch(decision -> decision instanceof GrantConsent grant
                        && grant.expiresAt() != null
                        && grant.expiresAt().isBefore(Timeline.startOf(sample.lastDay())));
        assertThat(decisions)
                .anyMatch(decision ->
                        decision instanceof GrantConsent grant && grant.scope().channel() != null);
        assertThat(1 - world.consents.size() / 600.0).isBetween(0.01, 0.08);
    }

    @Test
    void most_who_must_confirm_their_consent_to_e_mail_do() {
        List<Boolean> confirmed = world.consents.values().stream()
                .flatMap(history -> history.decisions().stream()
                        .filter(ConsentRequested.class::isInstance)
                        .map(request -> !history.awaitsConfirmation(request.recordId())))
                .toList();

        assertThat(share(confirmed, is -> is)).isBetween(0.7, 0.95);
    }

    @Test
    void nobody_is_met_outside_the_portal_who_did_not_permit_it_last() {
        assertThat(encounters()).isNotEmpty().allSatisfy(encounter -> {
            Purpose purpose = new Purpose(encounter.channel() == Channel.EMAIL ? "marketing-email" : "marketing-rep");
            assertThat(lastDecision(encounter.hcp(), purpose, encounter.at()))
                    .containsInstanceOf(GrantConsent.class)
                    .map(GrantConsent.class::cast)
                    .hasValueSatisfying(grant -> assertThat(grant).matches(given -> holds(given, encounter)));
        });
    }

    private static boolean holds(GrantConsent grant, Encounter encounter) {
        Channel channel = grant.scope().channel();
        Instant end = grant.expiresAt();
        return (channel == null || channel == encounter.channel())
                && (end == null || encounter.at().isBefore(end))
                && !world.consents(grant.hcpId()).awaitsConfirmation(grant.recordId());
    }

    private static Optional<ConsentCommand> lastDecision(HcpId hcp, Purpose purpose, Instant at) {
        return sample.steps()
                .filter(ConsentDecision.class::isInstance)
                .map(step -> ((ConsentDecision) step).command())
                .filter(decision -> decision.hcpId().equals(hcp)
                        && !decision.decidedAt().isAfter(at)
                        && purposeOf(decision).filter(purpose::equals).isPresent())
                .max(Comparator.comparing(ConsentCommand::decidedAt));
    }

    private static Optional<Purpose> purposeOf(ConsentCommand decision) {
        return switch (decision) {
            case GrantConsent c -> Optional.of(c.scope().purpose());
            case RefuseConsent c -> Optional.of(c.scope().purpose());
            case WithdrawConsent c -> Optional.of(c.scope().purpose());
            default -> Optional.empty();
        };
    }

    @Test
    void some_e_mails_are_opened_and_a_few_clicked() {
        Map<Class<?>, Long> kinds = encounters().stream()
                .collect(Collectors.groupingBy(encounter -> encounter.action().getClass(), Collectors.counting()));
        long sent = of(kinds, ReceiveEmail.class);

        assertThat(sent).isBetween(500L, 2_000L);
        assertThat((double) of(kinds, OpenEmail.class) / sent).isBetween(0.2, 0.5);
        assertThat((double) of(kinds, ClickEmail.class) / sent).isBetween(0.03, 0.15);
        assertThat(of(kinds, MeetRep.class)).isBetween(50L, 500L);
    }

    @Test
    void an_hcp_opens_its_e_mails_at_one_hour_of_its_day() {
        Map<HcpId, Set<Integer>> hours = encounters().stream()
                .filter(encounter -> encounter.action() instanceof OpenEmail)
                .collect(Collectors.groupingBy(
                        Encounter::hcp, Collectors.mapping(encounter -> localHour(encounter), Collectors.toSet())));

        assertThat(hours.values()).allMatch(each -> each.size() == 1);
        assertThat(hours.values().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .hasSizeGreaterThan(2);
    }

    private static int localHour(Encounter encounter) {
        Market market = Atlas.load().markets().stream()
                .filter(each ->
                        each.country().equals(registered(encounter.hcp()).country()))
                .findFirst()
                .orElseThrow();
        return encounter.at().atZone(market.zone()).getHour();
    }

    private static List<Encounter> encounters() {
        return sample.steps()
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast)
                .toList();
    }

    @Test
    void most_hcps_are_verified() {
        assertThat(share(List.copyOf(world.hcps.values()), HcpState::isVerified))
                .isBetween(0.8, 0.9);
    }

    @Test
    void hcps_come_from_all_markets() {
        assertThat(world.hcps.values().stream()
                        .map(state -> ((HcpState.Registered) state).country().value())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("DE", "US", "FR", "ES", "IT", "GB", "BR", "JP");
    }

    @Test
    void content_is_in_every_phase_of_its_life() {
        assertThat(world.contents.values().stream()
                        .map(state -> ((ContentState.Existing) state).phase())
                        .collect(Collectors.toSet()))
                .contains(
                        ContentState.Phase.DRAFT,
                        ContentState.Phase.IN_REVIEW,
                        ContentState.Phase.REJECTED,
                        ContentState.Phase.PUBLISHED,
                        ContentState.Phase.WITHDRAWN,
                        ContentState.Phase.EXPIRED);
        assertThat(share(
                        List.copyOf(world.contents.values()),
                        state -> ((ContentState.Existing) state).phase() == ContentState.Phase.PUBLISHED))
                .isGreaterThan(0.65);
        assertThat(world.contents.values()).anyMatch(state -> ((ContentState.Existing) state).version() > 1);
    }

    @Test
    void some_of_what_is_published_is_never_read() {
        Set<ContentId> read = viewings().stream().map(Viewing::content).collect(Collectors.toSet());

        assertThat(world.contents.entrySet().stream()
                        .filter(content ->
                                ((ContentState.Existing) content.getValue()).phase() == ContentState.Phase.PUBLISHED)
                        .filter(content -> !read.contains(content.getKey())))
                .hasSizeBetween(3, 30);
    }

    @Test
    void there_is_a_past_to_look_back_at_before_the_first_visit() {
        LocalDate first = sample.lastDay().minusDays(SampleSize.DEFAULT.days() - 1L);

        assertThat(sample.steps()
                        .filter(Registration.class::isInstance)
                        .filter(step -> Timeline.dayOf(step.at()).isBefore(first.minusDays(60))))
                .hasSizeBetween(200, 280);
    }

    @Test
    void requests_for_samples_come_to_different_ends() {
        assertThat(world.requests.values().stream()
                        .map(state -> ((SamplingState.Existing) state).phase())
                        .collect(Collectors.toSet()))
                .contains(
                        SamplingState.Phase.DENIED,
                        SamplingState.Phase.SHIPPED,
                        SamplingState.Phase.ACKNOWLEDGED,
                        SamplingState.Phase.CANCELLED);
        assertThat(world.requests).hasSizeBetween(60, 300);
    }

    private static Stream<Visit> visits() {
        return sample.steps().filter(Visit.class::isInstance).map(Visit.class::cast);
    }

    private static Stream<Action> actions() {
        return visits().flatMap(visit -> visit.actions().stream()).map(SampleStep.ReportedStep::action);
    }

    private static Map<HcpId, Integer> actionsByHcp() {
        Map<HcpId, Integer> actions = new HashMap<>();
        visits().forEach(visit -> actions.merge(visit.hcp(), visit.size(), Integer::sum));
        return actions;
    }

    private static HcpState.Registered registered(HcpId hcp) {
        return (HcpState.Registered) world.hcp(hcp);
    }

    private static Predicate<Registration> specialty(String code) {
        return registration -> registration.specialty().equals(new Specialty(code));
    }

    /** Actions per working day by those HCPs who were there before all of the compared times, so that growth is no part. */
    private static double perWorkday(Predicate<Registration> of, String from, String to) {
        Set<HcpId> hcps = sample.steps()
                .filter(Registration.class::isInstance)
                .map(Registration.class::cast)
                .filter(of)
                .filter(step -> Timeline.dayOf(step.at()).isBefore(LocalDate.parse("2026-05-26")))
                .map(Registration::hcp)
                .collect(Collectors.toSet());
        List<LocalDate> workdays = LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
        return visits().filter(visit -> hcps.contains(visit.hcp()) && workdays.contains(Timeline.dayOf(visit.at())))
                        .mapToInt(Visit::size)
                        .sum()
                / (double) workdays.size();
    }

    private static List<Viewing> viewings() {
        return visits().flatMap(visit -> visit.actions().stream()
                        .filter(action -> action.action() instanceof ViewContent)
                        .map(action -> viewing(visit, (ViewContent) action.action())))
                .toList();
    }

    private static Viewing viewing(Visit visit, ViewContent view) {
        return new Viewing(
                visit.hcp(), view.contentId(), Timeline.dayOf(visit.at()), Objects.requireNonNull(view.depthPercent()));
    }

    private static Map<ContentId, ContentProfile> profiles() {
        return sample.steps()
                .filter(ContentWork.class::isInstance)
                .map(step -> ((ContentWork) step).command())
                .filter(DraftContent.class::isInstance)
                .map(DraftContent.class::cast)
                .collect(Collectors.toMap(DraftContent::contentId, DraftContent::profile));
    }

    private static double depth(List<Viewing> viewings, Predicate<Viewing> of) {
        return viewings.stream().filter(of).mapToInt(Viewing::depth).average().orElseThrow();
    }

    private static double granting(Purpose purpose) {
        return share(List.copyOf(world.hcps.keySet()), hcp -> world.permits(hcp, purpose));
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static <T> double share(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count() / (double) all.size();
    }
}
