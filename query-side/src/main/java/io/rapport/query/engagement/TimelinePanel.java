package io.rapport.query.engagement;

import io.rapport.query.engagement.Timeline.Entry;
import io.rapport.query.hcp.HcpMoment;
import io.rapport.query.hcp.HcpPanel;
import io.rapport.query.web.Moments;
import io.rapport.query.web.Moments.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to and by an HCP, the latest first. */
@Configuration(proxyBeanMethods = false)
class TimelinePanel {

    private static final int MOST = 100;
    private static final List<String> FEATURES = List.of("hcp", "consent", "engagement", "sampling");

    /** @param title of the content that it is on */
    record Row(Entry entry, @Nullable String title) {

        /** What the event tells beside what it is, in words. */
        public String details() {
            return Stream.concat(entry.details().entrySet().stream(), entry.personal().entrySet().stream())
                    .map(detail -> detail.getKey() + ": " + detail.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /** @param features by which it can be filtered */
    record View(String hcp, List<String> features, @Nullable String chosen, List<Row> rows, boolean more) {}

    @Bean
    HcpPanel timelineOfHcp(JdbcClient jdbc, Moments moments, TimelineEntries entries) {
        return new HcpPanel("timeline", "Timeline", 6, "hcps/timeline", moment -> view(jdbc, moments, entries, moment));
    }

    private static View view(JdbcClient jdbc, Moments moments, TimelineEntries entries, HcpMoment moment) {
        Tables at = moments.at(moment.hcp(), moment.asOf(), moment.knownAt(), "hcp_timeline");
        List<Entry> found =
                new ArrayList<>(jdbc.sql("select * from " + at.table("hcp_timeline") + """
                 where hcp_id = :hcp and (cast(:feature as text) is null or feature = :feature)
                order by occurred_at desc, position desc
                limit """ + " " + (MOST + 1))
                        .params(at.parameters())
                        .param("hcp", moment.hcp().value())
                        .param("feature", moment.feature())
                        .query((row, index) -> entries.entry(moment.hcp(), row))
                        .list());
        boolean more = found.size() > MOST;
        List<Entry> shown = more ? found.subList(0, MOST) : found;
        Map<String, String> titles = titles(jdbc, shown);
        return new View(
                moment.hcp().value(),
                FEATURES,
                moment.feature(),
                shown.stream()
                        .map(entry -> new Row(entry, entry.contentId() == null ? null : titles.get(entry.contentId())))
                        .toList(),
                more);
    }

    private static Map<String, String> titles(JdbcClient jdbc, List<Entry> entries) {
        return jdbc
                .sql("""
                        select distinct on (content_id) content_id, title
                        from read_model.content_version
                        where content_id = any (:contents)
                        order by content_id, version desc
                        """)
                .param(
                        "contents",
                        entries.stream()
                                .map(Entry::contentId)
                                .filter(content -> content != null)
                                .distinct()
                                .toArray(String[]::new))
                .query((row, index) -> Map.entry(row.getString("content_id"), row.getString("title")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
