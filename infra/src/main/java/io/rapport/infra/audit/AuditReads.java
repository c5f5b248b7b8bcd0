package io.rapport.infra.audit;

import io.rapport.command.standing.Standings;
import io.rapport.domain.audit.AuditEvent.AuditDataRead;
import io.rapport.domain.audit.AuditResource;
import io.rapport.domain.audit.ReadCriterion;
import io.rapport.domain.audit.ReadCriterion.Coded;
import io.rapport.domain.audit.ReadCriterion.Name;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Records that somebody reads audit data, before it is shown. Each read is a stream of its own: readers never wait for each
 * other.
 */
final class AuditReads {

    private static final int CRITERIA = 32;

    private final EventBus events;
    private final Standings standings;
    private final PersonalDataVault vault;
    private final Clock clock;

    AuditReads(EventBus events, Standings standings, PersonalDataVault vault, Clock clock) {
        this.events = events;
        this.standings = standings;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Returns when it is durable.
     *
     * @param hcp about whom, as the request has it: an id or not
     * @param criteria by their names in the request; of more than 32, the first
     */
    void record(
            AuditResource resource,
            Actor reader,
            String correlationId,
            @Nullable String hcp,
            Map<String, String> criteria) {
        HcpId subject = valid(HcpId::new, hcp).orElse(null);
        AuditDataRead read = new AuditDataRead(resource, subject, criteria(criteria, subject));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EventContext context =
                new EventContext(now, subject, reader, null, null, correlationId, null, ConsentSnapshot.NONE, false);
        String id = IdentifierFactory.getInstance().generateIdentifier();
        events.publish(new GenericDomainEventMessage<>("audit", id, 0, read, context.toMap(), id, now));
    }

    private List<ReadCriterion> criteria(Map<String, String> given, @Nullable HcpId subject) {
        List<ReadCriterion> criteria = new ArrayList<>();
        given.forEach((name, value) -> valid(Name::new, name)
                .filter(valid -> criteria.size() < CRITERIA)
                .ifPresent(valid -> criteria.add(criterion(valid, value, subject))));
        return criteria;
    }

    private ReadCriterion criterion(Name name, String value, @Nullable HcpId subject) {
        return valid(Coded::new, value)
                .map(coded -> ReadCriterion.coded(name, coded))
                .orElseGet(() -> ReadCriterion.free(name, protect(value, subject)));
    }

    private @Nullable ProtectedText protect(String text, @Nullable HcpId subject) {
        return subject == null || !standings.hcp(subject).isActive()
                ? null
                : valid(FreeText::new, text)
                        .map(valid -> vault.protect(subject, RetentionClass.IDENTITY, valid.value()))
                        .orElse(null);
    }

    private static <T> Optional<T> valid(Function<String, T> constructor, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(constructor);
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
