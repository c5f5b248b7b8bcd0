package io.rapport.query.personaldata;

import io.rapport.domain.consent.DataController;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.personaldata.PersonalDataDocument.Recipient;
import io.rapport.query.personaldata.PersonalDataDocument.Retention;
import io.rapport.query.personaldata.PersonalDataDocument.Right;
import io.rapport.query.web.PersonalDataSection;
import io.rapport.query.web.ReadBarrier;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PersonalDataController {

    private static final List<Right> RIGHTS = List.of(
            new Right(
                    "GDPR Art. 7(3)", "withdraw consent", "POST /api/v1/hcps/{id}/consents, or wherever it was given"),
            new Right("GDPR Art. 16", "have data rectified", "PATCH /api/v1/hcps/{id}, or by the controller's contact"),
            new Right("GDPR Art. 17", "be erased", "by the controller's contact; compliance decides and certifies it"),
            new Right("GDPR Art. 20", "take the data elsewhere", "this document"),
            new Right("GDPR Art. 21", "object to profiling", "POST /api/v1/hcps/{id}/consents with decision object"),
            new Right("GDPR Art. 77", "complain", "to the data protection authority of the country of residence"));

    private final KnownHcps hcps;
    private final ReadBarrier barrier;
    private final DataController controller;
    private final PersonalDataConsumers consumers;
    private final List<PersonalDataSection> sections;
    private final Clock clock;

    PersonalDataController(
            KnownHcps hcps,
            ReadBarrier barrier,
            DataController controller,
            PersonalDataConsumers consumers,
            List<PersonalDataSection> sections,
            Clock clock) {
        this.hcps = hcps;
        this.barrier = barrier;
        this.controller = controller;
        this.consumers = consumers;
        this.sections = List.copyOf(sections);
        this.clock = clock;
    }

    @GetMapping("/api/v1/hcps/{id}/personal-data")
    ResponseEntity<PersonalDataDocument> find(
            @PathVariable HcpId id, @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, "audit-trail");
        hcps.require(id);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"personal-data.json\"")
                .body(document(id));
    }

    private PersonalDataDocument document(HcpId id) {
        Map<String, Object> data = new TreeMap<>();
        sections.forEach(section -> data.put(section.name(), section.content().apply(id)));
        return new PersonalDataDocument(
                id.value(),
                clock.instant(),
                controller,
                consumers.all().stream().map(PersonalDataController::recipient).toList(),
                Arrays.stream(RetentionClass.values())
                        .map(retention -> new Retention(
                                Codes.code(retention), retention.law().orElse(null)))
                        .toList(),
                RIGHTS,
                false,
                data);
    }

    private static Recipient recipient(PersonalDataConsumer consumer) {
        return new Recipient(
                consumer.name().value(), consumer.holds(), Codes.texts(consumer.restsOn()), consumer.outlivesErasure());
    }
}
