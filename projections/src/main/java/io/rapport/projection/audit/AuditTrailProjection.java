package io.rapport.projection.audit;

import static io.rapport.domain.shared.Codes.codeOrNull;
import static io.rapport.domain.shared.Codes.textOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every event of the log as compliance searches it. It is as lasting as the log: a withdrawal ends what may be done with an
 * action, not that it is on record; an erasure leaves ids and codes, and ciphertext without a key.
 */
public final class AuditTrailProjection implements Projection {

    static final Table<AuditTrailRow> TRAIL = Table.ofEvents("audit_trail", AuditTrailRow.class, "position");

    private static final String REASON = "reason";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Predicate<String> INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*").asMatchPredicate();

    @Override
    public String name() {
        return "audit-trail";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(TRAIL);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.keptByLaw("what the log holds, personal fields as ciphertext"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return EventRegistry.types().containsKey(recorded.event().getClass())
                ? List.of(new Put<>(TRAIL, row(recorded)))
                : List.of();
    }

    private static AuditTrailRow row(RecordedEvent recorded) {
        EventContext context = recorded.context();
        EventFacts facts = EventFacts.of(recorded.event());
        Map<String, Object> consent = new TreeMap<>();
        context.consent().inForce().forEach((purpose, record) -> consent.put(purpose.value(), record.value()));
        return new AuditTrailRow(
                recorded.position(),
                recorded.id().value(),
                recorded.stream(),
                recorded.sequence(),
                recorded.type().name(),
                recorded.type().feature(),
                recorded.type().revision(),
                context.occurredAt(),
                recorded.recordedAt(),
                context.simulated(),
                textOrNull(context.subject()),
                textOrNull(context.actor()),
                textOrNull(context.onBehalfOf()),
                codeOrNull(context.channel()),
                context.correlationId(),
                context.causationId(),
                facts.coded(),
                new TreeMap<>(facts.personal()),
                StateChanges.of(recorded, facts),
                facts.coded().get(REASON) instanceof String reason ? reason : null,
                consent,
                List.copyOf(purposes(recorded)),
                words(recorded, facts));
    }

    /** Those in force when it was recorded, and the one that a decision is about. */
    private static SortedSet<String> purposes(RecordedEvent recorded) {
        SortedSet<String> purposes = new TreeSet<>();
        recorded.context().consent().inForce().keySet().stream()
                .map(Purpose::value)
                .forEach(purposes::add);
        if (recorded.event() instanceof ConsentEvent decision) {
            purposes.add(decision.scope().purpose().value());
        }
        return purposes;
    }

    /** What a search by words looks in: names and codes, each word once, without times. */
    private static String words(RecordedEvent recorded, EventFacts facts) {
        Stream<String> values = facts.coded().values().stream()
                .flatMap(value -> value instanceof List<?> several ? several.stream() : Stream.of(value))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(INSTANT.negate());
        LinkedHashSet<String> words = new LinkedHashSet<>();
        Stream.concat(Stream.of(recorded.type().name()), values)
                .flatMap(BETWEEN_WORDS::splitAsStream)
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return String.join(" ", words);
    }
}
