package io.rapport.query.content;

import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the library holds, where each piece stands, and what became of it. */
@Component
class ContentStock {

    private static final int MOST = 100;

    /** How many pieces stand in a phase, by the newest version of each. */
    record Phase(String code, long scientific, long promotional) {

        public long all() {
            return scientific + promotional;
        }
    }

    /** @param author under whose name it was drafted */
    record Piece(
            String id,
            int version,
            String title,
            String type,
            String nature,
            String language,
            String author,
            Instant changedAt,
            @Nullable Instant publishedFrom,
            @Nullable Instant publishedUntil) {}

    /**
     * How a piece did in the last 30 days.
     *
     * @param depth percent that a view reached on average; absent where none tells it
     * @param rating stars on average; absent where it was not rated
     */
    record Performance(
            String id,
            String title,
            String type,
            String nature,
            long views,
            long readers,
            @Nullable Double depth,
            @Nullable Double rating,
            long ratings) {}

    private final JdbcClient jdbc;

    ContentStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Phase> phases() {
        return jdbc.sql("""
                select phase, count(*) filter (where nature = 'scientific') as scientific,
                    count(*) filter (where nature = 'promotional') as promotional
                from (
                    select distinct on (content_id) phase, nature
                    from read_model.content_version
                    order by content_id, version desc) newest
                group by phase
                order by array_position(
                    array['draft', 'in-review', 'approved', 'published', 'rejected', 'withdrawn', 'expired'], phase), phase
                """)
                .query((row, index) ->
                        new Phase(row.getString("phase"), row.getLong("scientific"), row.getLong("promotional")))
                .list();
    }

    /** The newest versions that stand in a phase, the longest there first. */
    List<Piece> in(String phase) {
        return pieces("""
                from (
                    select distinct on (content_id) *
                    from read_model.content_version
                    order by content_id, version desc) v
                where v.phase = :phase
                order by v.changed_at, v.content_id
                """, "phase", phase);
    }

    /** What can be read now and cannot in so many days, the first to end first. */
    List<Piece> expiring(int days) {
        return pieces("""
                from read_model.content_catalogue v
                where v.published_until < now() + make_interval(days => cast(:days as integer))
                order by v.published_until, v.content_id
                """, "days", days);
    }

    /** What can be read now and was not in the last so many days, or never where there is no number. */
    List<Piece> unread(@Nullable Integer days) {
        return pieces("""
                from read_model.content_catalogue v
                where not exists (
                        select from read_model.hcp_activity a
                        where a.content_id = v.content_id and a.action = 'view'
                            and a.day > coalesce((now() at time zone 'UTC')::date - cast(:days as integer), '-infinity'))
                    and not exists (
                        select from read_model.anonymous_activity a
                        where a.content_id = v.content_id and a.action = 'view'
                            and a.day > coalesce((now() at time zone 'UTC')::date - cast(:days as integer), '-infinity'))
                order by v.published_from, v.content_id
                """, "days", days);
    }

    /** What is read most, over the last 30 days. */
    List<Performance> performance() {
        return jdbc.sql("""
                select a.content_id, v.title, v.type, v.nature, sum(a.count) filter (where a.action = 'view') as views,
                    count(distinct a.hcp_id) filter (where a.action = 'view') as readers,
                    sum(a.depth_sum)::float8 / nullif(sum(a.depths), 0) as depth,
                    sum(a.stars)::float8 / nullif(sum(a.count) filter (where a.action = 'rating'), 0) as rating,
                    coalesce(sum(a.count) filter (where a.action = 'rating'), 0)::bigint as ratings
                from (
                    select content_id, action, day, count, depth_sum, depths, stars, hcp_id from read_model.hcp_activity
                    union all
                    select content_id, action, day, count, depth_sum, depths, stars, null from read_model.anonymous_activity) a
                join (
                    select distinct on (content_id) content_id, title, type, nature
                    from read_model.content_version
                    order by content_id, version desc) v using (content_id)
                where a.day > (now() at time zone 'UTC')::date - 30 and a.action in ('view', 'rating')
                group by a.content_id, v.title, v.type, v.nature
                having sum(a.count) filter (where a.action = 'view') > 0
                order by views desc, a.content_id
                limit 20
                """)
                .query((row, index) -> new Performance(
                        row.getString("content_id"),
                        row.getString("title"),
                        row.getString("type"),
                        row.getString("nature"),
                        row.getLong("views"),
                        row.getLong("readers"),
                        row.getObject("depth", Double.class),
                        row.getObject("rating", Double.class),
                        row.getLong("ratings")))
                .list();
    }

    private List<Piece> pieces(String from, String parameter, @Nullable Object value) {
        return jdbc.sql("select v.* " + from + " limit " + MOST)
                .param(parameter, value)
                .query((row, index) -> piece(row))
                .list();
    }

    private static Piece piece(ResultSet row) throws SQLException {
        return new Piece(
                row.getString("content_id"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("type"),
                row.getString("nature"),
                row.getString("language"),
                row.getString("author"),
                Rows.instant(row, "changed_at"),
                Rows.instantOrNull(row, "published_from"),
                Rows.instantOrNull(row, "published_until"));
    }
}
