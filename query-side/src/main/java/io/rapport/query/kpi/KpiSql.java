package io.rapport.query.kpi;

import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.consent.PurposeTerms;
import io.rapport.domain.shared.Country;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the statements of KPIs have in common. {@code p} is the period and {@code c} the cut, see {@link Kpi#sql}. */
final class KpiSql {

    /** Whether an HCP {@code h} is in the cut. */
    static final String HCP_CUT = """
            (c.specialty is null or h.specialty = c.specialty)
                and (c.country is null or h.country = c.country)
                and (c.role is null or h.role = c.role)""";

    /** Whether an action {@code a} of an HCP is in the cut. */
    private static final String ACTION_CUT = """
            (c.channel is null or a.channel = c.channel)
                and (c.content_type is null or a.content_type = c.content_type)""";

    /** Actions of HCPs that the cut and the period have. */
    static final String ATTRIBUTED = """
            read_model.hcp_activity a
            join read_model.hcp_profile h using (hcp_id)
            where a.day >= p.from_day and a.day < p.to_day
                and %s
                and %s""".formatted(ACTION_CUT, HCP_CUT);

    /** Likewise, those of nobody in particular included as long as the cut does not tell HCPs apart. */
    static final String ALL_ACTIONS = """
            (select day, channel, content_id, action, content_type, count, depth_sum, depths, stars, without_results, hcp_id
            from read_model.hcp_activity
            union all
            select day, channel, content_id, action, content_type, count, depth_sum, depths, stars, without_results, null
            from read_model.anonymous_activity) a
            left join read_model.hcp_profile h using (hcp_id)
            where a.day >= p.from_day and a.day < p.to_day
                and %s
                and (a.hcp_id is not null or c.specialty is null and c.country is null and c.role is null)
                and %s""".formatted(ACTION_CUT, HCP_CUT);

    /** Visits that began in the period. */
    static final String SESSIONS = """
            read_model.hcp_session s
            join read_model.hcp_profile h using (hcp_id)
            where s.first_at >= p.from_at and s.first_at < p.to_at
                and (c.channel is null or s.channel = c.channel)
                and %s""".formatted(HCP_CUT);

    /** What an HCP does, rather than what is done to reach it. */
    static final String OWN = "a.action not in ('email-sent', 'rep-visit')";

    static final String REGISTERED =
            "read_model.hcp_profile h where h.active and h.registered_at < p.to_at and " + HCP_CUT;

    private static final Set<Purpose> PROFILING = PurposeCatalogue.SHIPPED.stream()
            .filter(PurposeTerms::profiling)
            .map(PurposeTerms::purpose)
            .collect(Collectors.toUnmodifiableSet());

    private static final String OF_THE_UNION = Arrays.stream(Locale.getISOCountries())
            .filter(country -> new Jurisdiction("EU").covers(new Country(country)))
            .sorted()
            .map(country -> "'" + country + "'")
            .collect(Collectors.joining(", "));

    private KpiSql() {}

    /** One row from what {@code from} has. */
    static String figure(String numerator, String denominator, String hcps, String from) {
        return """
                select (%s)::numeric as numerator, (%s)::numeric as denominator, (%s)::bigint as hcps
                from %s""".formatted(numerator, denominator, hcps, from);
    }

    static String hcps(String number, String from) {
        return """
                select h.hcp_id, (%s)::numeric as number
                from %s
                group by h.hcp_id""".formatted(number, from);
    }

    /**
     * Whether an HCP {@code h} has opted in to a purpose, for all content and on one channel at least, at the end of the
     * period: whether {@link io.rapport.domain.consent.ConsentPolicy} would answer "granted" a moment before. A grant for
     * all channels that was refused for each of them one by one still counts.
     */
    static String optedIn(Purpose purpose) {
        return """
                exists (
                    select from read_model.hcp_consent g
                    where g.hcp_id = h.hcp_id and g.purpose = '%1$s' and g.decided_at < p.to_at
                        and %2$s
                        and (g.expires_at is null or g.expires_at >= p.to_at)
                        and g.product is null and g.content_type is null
                        and not exists (
                            select from read_model.hcp_consent e
                            where e.hcp_id = g.hcp_id and e.purpose = g.purpose and e.decided_at < p.to_at
                                and e.product is null and e.content_type is null
                                and (e.decision in ('refuse', 'withdraw') and e.decided_at >= g.decided_at
                                        and (e.channel is null or e.channel = g.channel)
                                    or %3$s and e.channel is not distinct from g.channel
                                        and (e.decided_at, e.record_id) > (g.decided_at, g.record_id)))
                        and not exists (
                            select from read_model.notice_version n
                            where %4$s and n.requires_reconsent and n.version <> g.notice
                                and not exists (
                                    select from read_model.notice_version m
                                    where %5$s and %6$s > %7$s)
                                and not exists (
                                    select from read_model.notice_version m
                                    where %5$s and %6$s = %7$s and m.version = g.notice
                                        and m.effective_from >= n.effective_from)))
                and not exists (
                    select from read_model.hcp_consent o
                    where o.hcp_id = h.hcp_id and o.decision = 'object' and o.decided_at < p.to_at
                        and ('%1$s' = any (o.purposes) %8$s)
                        and o.channel is null and o.product is null and o.content_type is null
                        and not exists (
                            select from read_model.hcp_consent w
                            where w.hcp_id = o.hcp_id and w.decision = 'withdraw-objection' and w.purpose = o.purpose
                                and w.decided_at > o.decided_at and w.decided_at < p.to_at
                                and w.channel is null and w.product is null and w.content_type is null))""".formatted(
                        purpose.value(),
                        given("g"),
                        given("e"),
                        inEffect("n", purpose),
                        inEffect("m", purpose),
                        specificity("m"),
                        specificity("n"),
                        PROFILING.contains(purpose) ? "or o.purpose = '" + Purpose.ALL_PROFILING.value() + "'" : "");
    }

    /** A grant, or one that had to be confirmed and was by the end of the period. */
    private static String given(String decision) {
        return """
                (%1$s.decision = 'grant' or %1$s.decision = 'request' and exists (
                    select from read_model.hcp_consent y
                    where y.hcp_id = %1$s.hcp_id and y.record_id = %1$s.record_id and y.decision = 'confirm'
                        and y.decided_at < p.to_at))""".formatted(decision);
    }

    /** A notice that counts for the purpose and the HCP {@code h} at the end of the period. */
    private static String inEffect(String notice, Purpose purpose) {
        return """
                ('%2$s' = any (%1$s.purposes) and %1$s.effective_from < p.to_at
                    and (%1$s.jurisdiction = '*' or %1$s.jurisdiction = h.country
                        or %1$s.jurisdiction = 'EU' and h.country in (%3$s)))""".formatted(notice, purpose.value(), OF_THE_UNION);
    }

    /** As {@link Jurisdiction#specificity}. */
    private static String specificity(String notice) {
        return "(case %s.jurisdiction when '*' then 0 when 'EU' then 1 else 2 end)".formatted(notice);
    }
}
