package io.rapport.infra.importer;

import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import io.rapport.infra.importer.ImportMapping.ContentRegistration;
import io.rapport.infra.importer.Registrar.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the mapping states of content that nobody knew, and its way to publication, by two who check each other. */
final class ContentSteps implements Registrar.Steps {

    static final String EXISTING = "content-already-exists";

    private static final String KEY = "content.registration";

    private final ContentRegistration registration;
    private final Cell title;
    private final Cell language;

    ContentSteps(ContentRegistration registration, List<String> header) {
        this.registration = registration;
        this.title = Cell.of(registration.title(), KEY + ".title", header);
        this.language = Cell.of(registration.language(), KEY + ".language", header);
    }

    @Override
    public List<Step> of(String id, CsvRow row) {
        String path = "/content/" + id;
        String from = registration.publication().from().toString();
        Map<String, Object> approval = new LinkedHashMap<>();
        approval.put("validUntil", registration.publication().approvedUntil().toString());
        approval.put("occurredAt", from);
        return List.of(
                new Step(Tokens.PORTAL, "/content", draft(id, row)),
                new Step(Tokens.PORTAL, path + "/submission", null),
                new Step(Tokens.REVIEWER, path + "/approval", approval),
                new Step(Tokens.REVIEWER, path + "/publication", Map.of("occurredAt", from)));
    }

    private Map<String, Object> draft(String id, CsvRow row) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put(
                "title",
                title.get(row, text -> new FreeText(text.replace("{id}", id))).value());
        body.put("type", Codes.of(registration.type()));
        body.put("nature", Codes.of(registration.nature()));
        body.put(
                "topics",
                registration.topics().stream().map(Topic::value).sorted().toList());
        body.put("language", language.get(row, Language::new).value());
        body.put("audience", audience());
        return body;
    }

    private Map<String, Object> audience() {
        Map<String, Object> audience = new LinkedHashMap<>();
        audience.put("specialties", List.of());
        audience.put("roles", List.of());
        audience.put("countries", List.of());
        audience.put("verifiedOnly", registration.verifiedOnly());
        return audience;
    }
}
