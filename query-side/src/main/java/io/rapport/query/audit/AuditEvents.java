package io.rapport.query.audit;

import io.rapport.domain.shared.HcpId;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds events in the trail. */
@Component
final class AuditEvents {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final AuditEntries entries;

    AuditEvents(JdbcClient jdbc, AuditEntries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /** @param next the cursor of the next page; absent on the last one */
    record Page(List<AuditEntry> items, @Nullable AuditCursor next) {}

    /** An entry, and what it is sorted by. */
    private record Sorted(AuditEntry entry, String key) {

        AuditCursor cursor() {
            return new AuditCursor(entry.position(), key);
        }
    }

    Page page(AuditSearch search, AuditSort sort, @Nullable AuditCursor after, int size) {
        AuditSql sql = new AuditSql(search, sort, after, size + 1);
        List<Sorted> found = jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, index) -> new Sorted(entries.entry(row), row.getString("sort_key")))
                .list();
        boolean more = found.size() > size;
        List<Sorted> page = more ? found.subList(0, size) : found;
        return new Page(
                page.stream().map(Sorted::entry).toList(), more ? page.getLast().cursor() : null);
    }

    /** All about an HCP, the first recorded first, a page at a time in memory. */
    Iterator<AuditEntry> about(HcpId hcp) {
        AuditSearch search = AuditSearch.about(hcp);
        AuditSort oldestFirst = AuditSort.of("position");
        return Stream.iterate(
                        page(search, oldestFirst, null, PAGE),
                        page -> page != null,
                        page -> page.next() == null ? null : page(search, oldestFirst, page.next(), PAGE))
                .flatMap(page -> page.items().stream())
                .iterator();
    }
}
