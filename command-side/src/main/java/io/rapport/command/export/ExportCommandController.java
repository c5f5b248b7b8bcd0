package io.rapport.command.export;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.standing.Standings;
import io.rapport.command.web.NewIds;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.event.EventType;
import io.rapport.domain.export.EventSelector;
import io.rapport.domain.export.ExportCommand;
import io.rapport.domain.export.ExportCommand.RequestExport;
import io.rapport.domain.export.ExportCommand.RequestHcpExport;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ExportCommandController {

    private static final String PATH = "/api/v1/audit/exports";

    /**
     * @param reason why it is asked for
     * @param question what the export is to answer
     * @param hcpId only what is about this HCP
     * @param from only what occurred at this moment or later
     * @param to only what occurred before this moment
     * @param types only events of these names, such as {@code consent.granted}, or features, such as {@code consent}
     */
    record ExportRequest(
            FreeText reason,
            FreeText question,
            @Nullable HcpId hcpId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable List<EventSelector> types) {

        ExportFilter filter() {
            return new ExportFilter(from, to, types == null ? new TreeSet<>() : new TreeSet<>(types));
        }
    }

    private final PersonalDataVault vault;
    private final Standings standings;

    ExportCommandController(PersonalDataVault vault, Standings standings) {
        this.vault = vault;
        this.standings = standings;
    }

    /** Answers at once; the job is at the location, and tells when there is a bundle. */
    @PostMapping(PATH)
    ResponseEntity<WriteReceipt> request(@RequestBody ExportRequest body, WriteRequest write) {
        requireKnown(body.types());
        ExportId id = NewIds.orNew(null, ExportId::new);
        WriteReceipt receipt = write.dispatcher().send(command(id, body, write), id.value(), write.context());
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + receipt.id() + "?min-position=" + receipt.position()))
                .header(WriteRequest.POSITION_HEADER, Long.toString(receipt.position()))
                .body(receipt);
    }

    private ExportCommand command(ExportId id, ExportRequest body, WriteRequest write) {
        HcpId hcp = body.hcpId();
        if (hcp == null) {
            return new RequestExport(id, body.filter(), body.reason(), body.question(), write.actor());
        }
        standings.requireKnown(hcp);
        return new RequestHcpExport(
                id, hcp, body.filter(), protect(hcp, body.reason()), protect(hcp, body.question()), write.actor());
    }

    private ProtectedText protect(HcpId hcp, FreeText text) {
        return vault.protect(hcp, RetentionClass.ACCOUNTABILITY, text.value());
    }

    private static void requireKnown(@Nullable List<EventSelector> types) {
        for (int i = 0; types != null && i < types.size(); i++) {
            EventSelector selector = types.get(i);
            if (names().stream().noneMatch(selector::selects)) {
                throw InvalidValue.of(
                        "types[" + i + "]",
                        "an event's name, such as consent.granted, or a feature, one of "
                                + String.join(", ", features()));
            }
        }
    }

    private static List<String> names() {
        return EventRegistry.types().values().stream().map(EventType::name).toList();
    }

    private static SortedSet<String> features() {
        return names().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
