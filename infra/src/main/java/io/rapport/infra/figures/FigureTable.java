package io.rapport.infra.figures;

import io.rapport.projection.figure.FigureKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table {@code streams.figure}. What is written is the sum itself, so that to write it again changes nothing. */
final class FigureTable {

    private static final List<String> DIMENSIONS =
            List.of("channel", "action", "content-id", "content-type", "product", "specialty", "country", "step");

    private static final String KEYS = """
            unnest(:figure::text[], :from::timestamptz[], :channel::text[], :action::text[], :content_id::text[],
                   :content_type::text[], :product::text[], :specialty::text[], :country::text[], :step::text[]""";

    private final JdbcClient jdbc;

    FigureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sums the newest of each figure; null for one that is none any more */
    void write(Map<FigureKey, @Nullable Long> sums) {
        Map<Boolean, List<Entry<FigureKey, @Nullable Long>>> byPresence =
                sums.entrySet().stream().collect(Collectors.partitioningBy(sum -> sum.getValue() != null));
        put(byPresence.getOrDefault(true, List.of()));
        remove(byPresence.getOrDefault(false, List.of()));
    }

    private void put(List<Entry<FigureKey, @Nullable Long>> sums) {
        if (!sums.isEmpty()) {
            keys(jdbc.sql("""
                    insert into streams.figure (figure, window_start, channel, action, content_id, content_type, product,
                                                specialty, country, step, value)
                    select * from %s, :value::bigint[])
                    on conflict on constraint figure_pk do update set value = excluded.value
                    """.formatted(KEYS)), sums)
                    .param("value", sums.stream().map(Entry::getValue).toArray(Long[]::new))
                    .update();
        }
    }

    private void remove(List<Entry<FigureKey, @Nullable Long>> sums) {
        if (!sums.isEmpty()) {
            keys(jdbc.sql("""
                    delete from streams.figure
                    where (figure, window_start, channel, action, content_id, content_type, product, specialty, country, step)
                          in (select * from %s))
                    """.formatted(KEYS)), sums).update();
        }
    }

    private static StatementSpec keys(StatementSpec statement, Collection<Entry<FigureKey, @Nullable Long>> sums) {
        StatementSpec bound = statement
                .param("figure", texts(sums, key -> key.figure().code()))
                .param("from", texts(sums, key -> key.from().toString()));
        for (String dimension : DIMENSIONS) {
            bound = bound.param(dimension.replace('-', '_'), texts(sums, key -> key.dimension(dimension)));
        }
        return bound;
    }

    private static String[] texts(Collection<Entry<FigureKey, @Nullable Long>> sums, Function<FigureKey, String> text) {
        return sums.stream().map(sum -> text.apply(sum.getKey())).toArray(String[]::new);
    }
}
