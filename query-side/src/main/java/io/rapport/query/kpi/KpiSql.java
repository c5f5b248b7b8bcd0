package io.rapport.query.kpi;

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
     * period. It is {@link io.rapport.domain.consent.ConsentPolicy}'s answer to that question, as far as it is "granted".
     */
    static String optedIn(String purpose) {
        return """
                exists (
                    select from read_model.hcp_consent g
                    where g.hcp_id = h.hcp_id and g.purpose = '%1$s' and g.decided_at < p.to_at
                        and (g.decision = 'grant' or g.decision = 'request' and exists (
                            select from read_model.hcp_consent y
                            where y.hcp_id = g.hcp_id and y.record_id = g.record_id and y.decision = 'confirm'
                                and y.decided_at < p.to_at))
                        and (g.expires_at is null or g.expires_at >= p.to_at)
                        and g.product is null and g.content_type is null
                        and not exists (
                            select from read_model.hcp_consent e
                            where e.hcp_id = g.hcp_id and e.purpose = g.purpose and e.decided_at < p.to_at
                                and e.product is null and e.content_type is null
                                and (e.decision in ('refuse', 'withdraw') and e.decided_at >= g.decided_at
                                        and (e.channel is null or e.channel = g.channel)
                                    or e.decision = 'grant' and e.channel is not distinct from g.channel
                                        and (e.decided_at, e.record_id) > (g.decided_at, g.record_id)))
                        and not exists (
                            select from read_model.notice_version n
                            where n.notice_id = g.notice and n.requires_reconsent
                                and n.effective_from > g.decided_at and n.effective_from < p.to_at))
                and not exists (
                    select from read_model.hcp_consent o
                    where o.hcp_id = h.hcp_id and o.decision = 'object' and o.decided_at < p.to_at
                        and '%1$s' = any (o.purposes) and o.channel is null
                        and not exists (
                            select from read_model.hcp_consent w
                            where w.hcp_id = o.hcp_id and w.record_id = o.record_id
                                and w.decision = 'withdraw-objection' and w.decided_at < p.to_at))""".formatted(purpose);
    }
}
