package io.rapport.query.kpi;

import io.rapport.domain.consent.Purpose;
import io.rapport.query.kpi.Kpi.Area;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All KPIs, in the order in which they are shown. Goals are examples, to be configured. */
public final class KpiCatalogue {

    private static final Set<Dimension> OF_SESSIONS =
            Set.of(Dimension.SPECIALTY, Dimension.COUNTRY, Dimension.ROLE, Dimension.CHANNEL);
    private static final Set<Dimension> NONE = Set.of();

    private static final String HCPS_OF_ACTIONS = "count(distinct a.hcp_id)";
    private static final String HCPS_OF_SESSIONS = "count(distinct s.hcp_id)";
    private static final String ALL_HCPS = "count(*)";

    private static final List<Kpi> ALL = Stream.of(
                    reach(),
                    use(),
                    content(),
                    search(),
                    onboarding(),
                    samples(),
                    consent(),
                    recommendations(),
                    compliance())
            .flatMap(List::stream)
            .toList();

    private KpiCatalogue() {}

    public static List<Kpi> all() {
        return ALL;
    }

    public static Optional<Kpi> find(String code) {
        return ALL.stream().filter(kpi -> kpi.code().equals(code)).findFirst();
    }

    private static List<Kpi> reach() {
        String active = KpiSql.ATTRIBUTED + " and " + KpiSql.OWN;
        return List.of(
                new Kpi(
                        "registered",
                        Area.REACH,
                        "Registered HCPs",
                        "HCPs with an account at the end of the period.",
                        "HCPs that were registered before the end of the period and are neither deactivated nor erased today;"
                                + " the share is of the target universe of the specialties and countries in the cut",
                        Unit.HCPS,
                        Goal.share(0.25),
                        Dimension.OF_HCPS,
                        """
                        select count(*)::numeric as numerator,
                            (select sum(u.hcps) from analytics.target_universe u
                            where c.role is null
                                and (c.specialty is null or u.specialty = c.specialty)
                                and (c.country is null or u.country = c.country)) as denominator,
                            count(*) as hcps
                        from """ + " " + KpiSql.REGISTERED,
                        KpiSql.hcps(ALL_HCPS, KpiSql.REGISTERED)),
                new Kpi(
                        "active",
                        Area.REACH,
                        "Active HCPs",
                        "HCPs who did something themselves in the period, by the day, week or month.",
                        "different HCPs with an action of their own (not e-mails sent to them or visits paid to them); the"
                                + " share is of those registered",
                        Unit.HCPS,
                        Goal.share(0.40),
                        Dimension.ALL,
                        KpiSql.figure(
                                HCPS_OF_ACTIONS, "select count(*) from " + KpiSql.REGISTERED, HCPS_OF_ACTIONS, active),
                        KpiSql.hcps("sum(a.count)", active)),
                new Kpi(
                        "stickiness",
                        Area.REACH,
                        "Stickiness",
                        "How much of those who come in a period come on an average day of it.",
                        "HCPs active on a day, on average over the days of the period ÷ HCPs active in the period",
                        Unit.SHARE,
                        Goal.atLeast(0.10),
                        Dimension.ALL,
                        KpiSql.figure(
                                "count(distinct (a.hcp_id, a.day))::numeric / nullif(p.days, 0)",
                                HCPS_OF_ACTIONS,
                                HCPS_OF_ACTIONS,
                                active),
                        KpiSql.hcps("count(distinct a.day)", active)),
                new Kpi(
                        "retention",
                        Area.REACH,
                        "Retention",
                        "How many of those who were active in the period before came back.",
                        "HCPs active in this period and the one before ÷ HCPs active in the one before",
                        Unit.SHARE,
                        Goal.atLeast(0.60),
                        Dimension.ALL,
                        """
                        select count(*) filter (where earlier.again)::numeric as numerator, count(*)::numeric as denominator,
                            count(*) as hcps
                        from (
                            select a.hcp_id, bool_or(a.day >= p.from_day) as again
                            from read_model.hcp_activity a
                            join read_model.hcp_profile h using (hcp_id)
                            where a.day >= p.before_day and a.day < p.to_day and %s
                                and (c.channel is null or a.channel = c.channel)
                                and (c.content_type is null or a.content_type = c.content_type)
                                and %s
                            group by a.hcp_id
                            having bool_or(a.day < p.from_day)) earlier
                        """.formatted(KpiSql.OWN, KpiSql.HCP_CUT),
                        null),
                new Kpi(
                        "dormant",
                        Area.REACH,
                        "Dormant HCPs",
                        "HCPs who permit us to see what they do, and did nothing for 90 days.",
                        "HCPs registered for 90 days or more who opted in to analytics, without an action of their own in the 90"
                                + " days before the end of the period; the share is of all such HCPs",
                        Unit.HCPS,
                        new Goal(0.20, false, true),
                        Dimension.OF_HCPS,
                        """
                        select count(*) filter (where known.dormant)::numeric as numerator, count(*)::numeric as denominator,
                            count(*) filter (where known.dormant) as hcps
                        from (%s) known
                        """.formatted(dormancy()),
                        "select d.hcp_id, 1::numeric as number from (" + dormancy() + ") d where d.dormant"));
    }

    /** Those who did something are found once a period, rather than for each HCP: over a long past that is much faster. */
    private static String dormancy() {
        return """
                select h.hcp_id, recent.hcp_id is null as dormant
                from read_model.hcp_profile h
                left join (
                    select distinct a.hcp_id
                    from read_model.hcp_activity a
                    where a.day >= p.to_day - 90 and a.day < p.to_day and %s) recent using (hcp_id)
                where h.active and h.registered_at < p.to_at - interval '90 days' and %s and %s
                """.formatted(KpiSql.OWN, KpiSql.HCP_CUT, KpiSql.optedIn(Purpose.ANALYTICS));
    }

    private static List<Kpi> use() {
        String sessions = KpiSql.SESSIONS;
        return List.of(
                new Kpi(
                        "login-frequency",
                        Area.USE,
                        "Log-in frequency",
                        "On how many days of the period an HCP who came at all came.",
                        "different days with a visit, summed over HCPs ÷ HCPs with a visit",
                        Unit.PER_HCP,
                        Goal.atLeast(2),
                        OF_SESSIONS,
                        KpiSql.figure(
                                "count(distinct (s.hcp_id, (s.first_at at time zone 'UTC')::date))",
                                HCPS_OF_SESSIONS,
                                HCPS_OF_SESSIONS,
                                sessions),
                        KpiSql.hcps("count(distinct (s.first_at at time zone 'UTC')::date)", sessions)),
                new Kpi(
                        "sessions-per-hcp",
                        Area.USE,
                        "Sessions per HCP",
                        "How often an HCP who came at all came.",
                        "visits that began in the period ÷ HCPs with such a visit",
                        Unit.PER_HCP,
                        Goal.atLeast(2.5),
                        OF_SESSIONS,
                        KpiSql.figure(ALL_HCPS, HCPS_OF_SESSIONS, HCPS_OF_SESSIONS, sessions),
                        KpiSql.hcps(ALL_HCPS, sessions)),
                new Kpi(
                        "session-length",
                        Area.USE,
                        "Session length",
                        "How long a visit lasts from its first action to its last.",
                        "minutes between the first and the last action, summed ÷ visits",
                        Unit.MINUTES,
                        Goal.atLeast(4),
                        OF_SESSIONS,
                        KpiSql.figure(
                                "sum(extract(epoch from s.last_at - s.first_at)) / 60",
                                ALL_HCPS,
                                HCPS_OF_SESSIONS,
                                sessions),
                        KpiSql.hcps("sum(extract(epoch from s.last_at - s.first_at)) / 60", sessions)),
                new Kpi(
                        "pages-per-session",
                        Area.USE,
                        "Pages per session",
                        "How many pieces of content are viewed in a visit.",
                        "views in visits that began in the period ÷ these visits",
                        Unit.PER_SESSION,
                        Goal.atLeast(2),
                        OF_SESSIONS,
                        KpiSql.figure("sum(s.views)", ALL_HCPS, HCPS_OF_SESSIONS, sessions),
                        KpiSql.hcps("sum(s.views)", sessions)),
                new Kpi(
                        "bounce",
                        Area.USE,
                        "Bounce",
                        "Visits that end with the action that they begin with.",
                        "visits of one action ÷ visits",
                        Unit.SHARE,
                        Goal.atMost(0.30),
                        OF_SESSIONS,
                        KpiSql.figure("count(*) filter (where s.actions = 1)", ALL_HCPS, HCPS_OF_SESSIONS, sessions),
                        KpiSql.hcps("count(*) filter (where s.actions = 1)", sessions)));
    }

    private static List<Kpi> content() {
        String published = """
                (select distinct v.content_id from read_model.content_version v
                where v.published_from < p.to_at and v.published_until > p.from_at
                    and (c.content_type is null or v.type = c.content_type)) library""";
        String views = KpiSql.ALL_ACTIONS + " and a.action = 'view'";
        return List.of(
                new Kpi(
                        "views",
                        Area.CONTENT,
                        "Views",
                        "How often content was opened, by whomever.",
                        "views, those that are recorded anonymously included as long as nothing about HCPs is asked for",
                        Unit.COUNT,
                        null,
                        Dimension.ALL,
                        KpiSql.figure("coalesce(sum(a.count), 0)", "null", HCPS_OF_ACTIONS, views),
                        KpiSql.hcps("sum(a.count)", KpiSql.ATTRIBUTED + " and a.action = 'view'")),
                new Kpi(
                        "library-used",
                        Area.CONTENT,
                        "Share of library used",
                        "How much of what could be read was read by somebody.",
                        "pieces of content that were published at some time of the period and viewed in it ÷ those published",
                        Unit.SHARE,
                        Goal.atLeast(0.80),
                        Dimension.ALL,
                        """
                        select (count(*) filter (where exists (select from %s and a.content_id = library.content_id)))::numeric
                                as numerator,
                            count(*)::numeric as denominator,
                            null::bigint as hcps
                        from %s
                        """.formatted(views, published),
                        null),
                new Kpi(
                        "reading-depth",
                        Area.CONTENT,
                        "Reading depth",
                        "How far into a piece of content its readers come.",
                        "percent of the content that a view reached, summed ÷ views that tell it",
                        Unit.SHARE,
                        Goal.atLeast(0.60),
                        Dimension.ALL,
                        KpiSql.figure(
                                "sum(a.depth_sum)::numeric / 100",
                                "sum(a.depths)",
                                HCPS_OF_ACTIONS,
                                views + " and a.depths > 0"),
                        null),
                new Kpi(
                        "rating",
                        Area.CONTENT,
                        "Rating",
                        "What HCPs think of content, in stars from 1 to 5.",
                        "stars, summed ÷ ratings",
                        Unit.STARS,
                        Goal.atLeast(4),
                        Dimension.ALL,
                        KpiSql.figure(
                                "sum(a.stars)",
                                "sum(a.count)",
                                HCPS_OF_ACTIONS,
                                KpiSql.ALL_ACTIONS + " and a.action = 'rating'"),
                        null),
                new Kpi(
                        "promotional-share",
                        Area.CONTENT,
                        "Promotional share",
                        "How much of what is read is promotional rather than scientific.",
                        "views of promotional content ÷ views; at most a fifth by the 80/20 rule",
                        Unit.SHARE,
                        Goal.atMost(0.20),
                        Dimension.ALL,
                        KpiSql.figure(
                                "sum(a.count) filter (where (select v.nature from read_model.content_version v"
                                        + " where v.content_id = a.content_id order by v.version desc limit 1)"
                                        + " = 'promotional')",
                                "sum(a.count)",
                                HCPS_OF_ACTIONS,
                                views),
                        null),
                new Kpi(
                        "expiring",
                        Area.CONTENT,
                        "Content about to expire",
                        "What is published at the end of the period and ends within 30 days.",
                        "pieces of content whose publication ends in the 30 days after the period",
                        Unit.COUNT,
                        null,
                        Set.of(Dimension.CONTENT_TYPE),
                        """
                        select count(distinct v.content_id)::numeric as numerator, null::numeric as denominator,
                            null::bigint as hcps
                        from read_model.content_version v
                        where v.published_from < p.to_at
                            and v.published_until >= p.to_at and v.published_until < p.to_at + interval '30 days'
                            and (c.content_type is null or v.type = c.content_type)
                        """,
                        null));
    }

    private static List<Kpi> search() {
        String searches = KpiSql.ALL_ACTIONS + " and a.action = 'search'";
        Set<Dimension> cuts = OF_SESSIONS;
        return List.of(
                new Kpi(
                        "searches",
                        Area.SEARCH,
                        "Searches",
                        "How often the library was searched.",
                        "searches",
                        Unit.COUNT,
                        null,
                        cuts,
                        KpiSql.figure("coalesce(sum(a.count), 0)", "null", HCPS_OF_ACTIONS, searches),
                        KpiSql.hcps("sum(a.count)", KpiSql.ATTRIBUTED + " and a.action = 'search'")),
                new Kpi(
                        "searches-without-result",
                        Area.SEARCH,
                        "Searches without result",
                        "How often a search found nothing.",
                        "searches with no result ÷ searches",
                        Unit.SHARE,
                        Goal.atMost(0.10),
                        cuts,
                        KpiSql.figure("sum(a.without_results)", "sum(a.count)", HCPS_OF_ACTIONS, searches),
                        KpiSql.hcps(
                                "sum(a.without_results)",
                                KpiSql.ATTRIBUTED + " and a.action = 'search' and a.without_results > 0")),
                new Kpi(
                        "search-click-through",
                        Area.SEARCH,
                        "Click-through of search",
                        "How often a search leads to content.",
                        "clicks on results ÷ searches",
                        Unit.SHARE,
                        Goal.atLeast(0.40),
                        cuts,
                        KpiSql.figure(
                                "sum(a.count) filter (where a.action = 'search-click')",
                                "sum(a.count) filter (where a.action = 'search')",
                                HCPS_OF_ACTIONS,
                                KpiSql.ALL_ACTIONS + " and a.action in ('search', 'search-click')"),
                        null));
    }

    private static List<Kpi> onboarding() {
        String joined = "read_model.hcp_profile h where h.registered_at >= p.from_at and h.registered_at < p.to_at and "
                + KpiSql.HCP_CUT;
        return List.of(
                new Kpi(
                        "new-registrations",
                        Area.ONBOARDING,
                        "New registrations",
                        "HCPs who registered in the period: the first step of the funnel.",
                        "HCPs registered in the period who were not erased since",
                        Unit.HCPS,
                        null,
                        Dimension.OF_HCPS,
                        KpiSql.figure(ALL_HCPS, "null", ALL_HCPS, joined),
                        KpiSql.hcps(ALL_HCPS, joined)),
                new Kpi(
                        "verified",
                        Area.ONBOARDING,
                        "Verified",
                        "How many of those who registered in the period have proven who they are since.",
                        "of the HCPs registered in the period, those with a verified identity today ÷ all",
                        Unit.SHARE,
                        Goal.atLeast(0.80),
                        Dimension.OF_HCPS,
                        KpiSql.figure("count(*) filter (where h.verified_at is not null)", ALL_HCPS, ALL_HCPS, joined),
                        KpiSql.hcps(ALL_HCPS, joined + " and h.verified_at is not null")),
                new Kpi(
                        "first-read",
                        Area.ONBOARDING,
                        "First read",
                        "How many of those who registered in the period have read something since.",
                        "of the HCPs registered in the period, those with a view today ÷ all",
                        Unit.SHARE,
                        Goal.atLeast(0.60),
                        Dimension.OF_HCPS,
                        KpiSql.figure(
                                "count(*) filter (where exists (select from read_model.hcp_activity a"
                                        + " where a.hcp_id = h.hcp_id and a.action = 'view'))",
                                ALL_HCPS,
                                ALL_HCPS,
                                joined),
                        null),
                new Kpi(
                        "second-week",
                        Area.ONBOARDING,
                        "Second week",
                        "How many of those who registered in the period came in their second week.",
                        "of the HCPs registered in the period, those with an action of their own on the 8th to the 14th day ÷"
                                + " all",
                        Unit.SHARE,
                        Goal.atLeast(0.30),
                        Dimension.OF_HCPS,
                        KpiSql.figure("""
                                count(*) filter (where exists (
                                    select from read_model.hcp_activity a
                                    where a.hcp_id = h.hcp_id and %s
                                        and a.day >= (h.registered_at at time zone 'UTC')::date + 7
                                        and a.day < (h.registered_at at time zone 'UTC')::date + 14))""".formatted(KpiSql.OWN), ALL_HCPS, ALL_HCPS, joined),
                        null));
    }

    private static List<Kpi> samples() {
        String signed = "read_model.sample_request r join read_model.hcp_profile h using (hcp_id)"
                + " where r.signed_at >= p.from_at and r.signed_at < p.to_at and " + KpiSql.HCP_CUT;
        String received = "read_model.sample_request r join read_model.hcp_profile h using (hcp_id)"
                + " where r.received_at >= p.from_at and r.received_at < p.to_at and " + KpiSql.HCP_CUT;
        return List.of(
                new Kpi(
                        "sample-requests",
                        Area.SAMPLES,
                        "Sample requests",
                        "How many requests for samples were signed.",
                        "requests signed in the period",
                        Unit.COUNT,
                        null,
                        Dimension.OF_HCPS,
                        KpiSql.figure(ALL_HCPS, "null", "count(distinct r.hcp_id)", signed),
                        KpiSql.hcps(ALL_HCPS, signed)),
                new Kpi(
                        "sample-completion",
                        Area.SAMPLES,
                        "Samples received",
                        "How many requests of the period have ended with a receipt.",
                        "of the requests signed in the period, those whose receipt is acknowledged today ÷ all",
                        Unit.SHARE,
                        Goal.atLeast(0.75),
                        Dimension.OF_HCPS,
                        KpiSql.figure(
                                "count(*) filter (where r.received_at is not null)",
                                ALL_HCPS,
                                "count(distinct r.hcp_id)",
                                signed),
                        KpiSql.hcps("count(*) filter (where r.received_at is not null)", signed)),
                new Kpi(
                        "sample-days",
                        Area.SAMPLES,
                        "Time to samples",
                        "How long it takes from the signature to the samples.",
                        "days from signature to receipt, summed over receipts of the period ÷ these receipts",
                        Unit.DAYS,
                        Goal.atMost(10),
                        Dimension.OF_HCPS,
                        KpiSql.figure(
                                "sum(extract(epoch from r.received_at - r.signed_at)) / 86400",
                                ALL_HCPS,
                                "count(distinct r.hcp_id)",
                                received),
                        KpiSql.hcps("sum(extract(epoch from r.received_at - r.signed_at)) / 86400", received)));
    }

    private static List<Kpi> consent() {
        return List.of(
                optIn("analytics", "measuring what they do", 0.65),
                optIn("personalisation", "content chosen by what they read", 0.50),
                optIn("marketing-email", "information by e-mail", 0.40),
                optIn("marketing-phone", "calls", 0.10),
                optIn("marketing-rep", "visits of representatives", 0.15),
                optIn("crm-sharing", "sharing with CRM systems", 0.30),
                optIn("event-invitations", "invitations to events", 0.30),
                optIn("research", "research in aggregate", 0.20));
    }

    private static Kpi optIn(String purpose, String words, double goal) {
        String optedIn = KpiSql.optedIn(new Purpose(purpose));
        return new Kpi(
                "opt-in-" + purpose,
                Area.CONSENT,
                "Opt-in: " + purpose.replace('-', ' '),
                "How many HCPs permit " + words + ".",
                "of the registered HCPs, those whose consent is in force at the end of the period for all content and on at"
                        + " least one channel ÷ all",
                Unit.SHARE,
                Goal.atLeast(goal),
                Dimension.OF_HCPS,
                KpiSql.figure("count(*) filter (where " + optedIn + ")", ALL_HCPS, ALL_HCPS, KpiSql.REGISTERED),
                KpiSql.hcps(ALL_HCPS, KpiSql.REGISTERED + " and " + optedIn));
    }

    private static List<Kpi> recommendations() {
        String served = """
                read_model.served_list l
                left join read_model.hcp_profile h using (hcp_id)
                where l.served_at >= p.from_at and l.served_at < p.to_at
                    and (c.channel is null or l.channel = c.channel)
                    and (l.hcp_id is not null or c.specialty is null and c.country is null and c.role is null)
                    and %s""".formatted(KpiSql.HCP_CUT);
        String readers = "count(distinct l.hcp_id)";
        String named = served + " and l.hcp_id is not null";
        return List.of(
                new Kpi(
                        "lists-served",
                        Area.RECOMMENDATION,
                        "Lists served",
                        "How many lists of recommendations were shown.",
                        "lists",
                        Unit.COUNT,
                        null,
                        OF_SESSIONS,
                        KpiSql.figure(ALL_HCPS, "null", readers, served),
                        KpiSql.hcps(ALL_HCPS, named)),
                new Kpi(
                        "recommendation-click-through",
                        Area.RECOMMENDATION,
                        "Click-through of lists",
                        "How often a list leads to content.",
                        "lists of known readers of which something was clicked ÷ such lists",
                        Unit.SHARE,
                        Goal.atLeast(0.10),
                        OF_SESSIONS,
                        KpiSql.figure("count(*) filter (where l.clicks > 0)", ALL_HCPS, readers, named),
                        KpiSql.hcps("count(*) filter (where l.clicks > 0)", named)),
                new Kpi(
                        "recommendation-uplift",
                        Area.RECOMMENDATION,
                        "Uplift of behaviour and models",
                        "How much more often lists that look at behaviour lead to content than lists by rules.",
                        "click-through of lists by behaviour or a model ÷ click-through of lists by segment alone",
                        Unit.TIMES,
                        Goal.atLeast(1.2),
                        OF_SESSIONS,
                        KpiSql.figure(
                                "avg((l.clicks > 0)::int) filter (where l.level <> 'segment')",
                                "avg((l.clicks > 0)::int) filter (where l.level = 'segment')",
                                readers,
                                named),
                        null));
    }

    private static List<Kpi> compliance() {
        String open =
                "read_model.audit_review r where r.opened_at < p.to_at and (r.signed_at is null or r.signed_at >= p.to_at)";
        return List.of(
                new Kpi(
                        "reviews-open",
                        Area.COMPLIANCE,
                        "Audit reviews open",
                        "What somebody of compliance still has to look at.",
                        "reviews opened before the end of the period and not signed by then",
                        Unit.COUNT,
                        Goal.atMost(20),
                        NONE,
                        KpiSql.figure(ALL_HCPS, "null", "null", open),
                        null),
                new Kpi(
                        "reviews-overdue",
                        Area.COMPLIANCE,
                        "Audit reviews overdue",
                        "What somebody of compliance should have looked at.",
                        "open reviews whose time ran out before the end of the period",
                        Unit.COUNT,
                        Goal.atMost(0),
                        NONE,
                        KpiSql.figure(ALL_HCPS, "null", "null", open + " and r.due_at < p.to_at"),
                        null));
    }
}
