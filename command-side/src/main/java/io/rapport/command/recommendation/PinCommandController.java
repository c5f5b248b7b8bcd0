package io.rapport.command.recommendation;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.NewIds;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.PinCommand.ApprovePin;
import io.rapport.domain.recommendation.PinCommand.EndPin;
import io.rapport.domain.recommendation.PinCommand.ProposePin;
import io.rapport.domain.recommendation.PinCommand.RefusePin;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.SegmentLimits;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pins of the first page, which alone has any. */
@RestController
@RequestMapping("/api/v1/pins")
class PinCommandController {

    private static final Placement PLACEMENT = Placement.HOME;

    /**
     * @param place 1 to 10
     * @param specialties of the HCPs that it is limited to; absent or empty for all, as are countries and languages
     * @param from the first moment
     * @param to the first moment after it, at most 90 days later
     */
    record Proposal(
            @Nullable PinId id,
            ContentId contentId,
            int place,
            @Nullable Set<Specialty> specialties,
            @Nullable Set<Country> countries,
            @Nullable Set<Language> languages,
            Instant from,
            Instant to,
            FreeText reason) {

        Pin pin() {
            return new Pin(
                    contentId,
                    place,
                    new SegmentLimits(
                            Objects.requireNonNullElse(specialties, Set.of()),
                            Objects.requireNonNullElse(countries, Set.of()),
                            Objects.requireNonNullElse(languages, Set.of())),
                    from,
                    to);
        }
    }

    record PinReason(FreeText reason) {}

    @PostMapping
    ResponseEntity<WriteReceipt> propose(@RequestBody Proposal body, WriteRequest write) {
        PinId id = NewIds.orNew(body.id(), PinId::new);
        return write.create(
                new ProposePin(PLACEMENT, id, body.pin(), body.reason(), write.actor()),
                id.value(),
                "/api/v1/pins/{id}");
    }

    @PostMapping("/{id}/approval")
    ResponseEntity<WriteReceipt> approve(@PathVariable PinId id, WriteRequest write) {
        return write.change(
                new ApprovePin(PLACEMENT, id, write.actor(), write.context().receivedAt()), id.value());
    }

    @PostMapping("/{id}/refusal")
    ResponseEntity<WriteReceipt> refuse(@PathVariable PinId id, @RequestBody PinReason body, WriteRequest write) {
        return write.change(new RefusePin(PLACEMENT, id, write.actor(), body.reason()), id.value());
    }

    @PostMapping("/{id}/end")
    ResponseEntity<WriteReceipt> end(@PathVariable PinId id, @RequestBody PinReason body, WriteRequest write) {
        return write.change(
                new EndPin(
                        PLACEMENT,
                        id,
                        write.actor(),
                        body.reason(),
                        write.context().receivedAt()),
                id.value());
    }
}
