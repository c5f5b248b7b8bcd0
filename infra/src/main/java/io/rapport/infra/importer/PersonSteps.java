package io.rapport.infra.importer;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.LicenceNumber;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.infra.importer.ImportMapping.Consents;
import io.rapport.infra.importer.ImportMapping.PersonRegistration;
import io.rapport.infra.importer.ImportMapping.Source;
import io.rapport.infra.importer.ImportMapping.Verification;
import io.rapport.infra.importer.Registrar.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the mapping states of people that nobody knew: who they are, how that is verified, and what they agreed to. */
final class PersonSteps implements Registrar.Steps {

    static final String EXISTING = "hcp-already-registered";

    private static final String KEY = "people.registration";

    private final PersonRegistration registration;
    private final Cell given;
    private final Cell family;
    private final Cell country;
    private final Cell language;
    private final @Nullable Cell number;
    private final @Nullable Cell authority;
    private final @Nullable Cell expiresOn;

    PersonSteps(PersonRegistration registration, List<String> header) {
        Verification verification = registration.verification();
        this.registration = registration;
        this.given = Cell.of(registration.name().given(), KEY + ".name.given", header);
        this.family = Cell.of(registration.name().family(), KEY + ".name.family", header);
        this.country = Cell.of(registration.country(), KEY + ".country", header);
        this.language = Cell.of(registration.language(), KEY + ".language", header);
        this.number = cell(verification.number(), KEY + ".verification.number", header);
        this.authority = cell(verification.authority(), KEY + ".verification.authority", header);
        this.expiresOn = cell(verification.expiresOn(), KEY + ".verification.expiresOn", header);
    }

    @Override
    public List<Step> of(String id, CsvRow row) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Tokens.PORTAL, "/hcps", registration(id, row)));
        if (number != null && authority != null && expiresOn != null) {
            steps.add(new Step(
                    Tokens.PORTAL, "/hcps/" + id + "/verification", licence(number, authority, expiresOn, row)));
        }
        for (Purpose purpose : registration.consents().purposes()) {
            steps.add(new Step(Tokens.PORTAL, "/hcps/" + id + "/consents", grant(purpose)));
        }
        return steps;
    }

    private Map<String, Object> registration(String id, CsvRow row) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        Map<String, String> name = new LinkedHashMap<>();
        name.put("given", given.get(row, FreeText::new).value());
        name.put("family", family.get(row, FreeText::new).value());
        body.put("name", name);
        body.put("specialty", registration.specialty().value());
        body.put("role", Codes.of(registration.role()));
        body.put("country", country.get(row, Country::new).value());
        body.put("language", language.get(row, Language::new).value());
        return body;
    }

    private static Map<String, Object> licence(Cell number, Cell authority, Cell expiresOn, CsvRow row) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("method", "licence");
        body.put("number", number.get(row, LicenceNumber::new).value());
        body.put("authority", authority.get(row, LicenceAuthority::new).value());
        body.put("expiresOn", expiresOn.get(row, LocalDate::parse).toString());
        return body;
    }

    private Map<String, Object> grant(Purpose purpose) {
        Consents consents = registration.consents();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("decision", "grant");
        body.put("purpose", purpose.value());
        body.put("notice", consents.notice().value());
        body.put("occurredAt", consents.from().toString());
        return body;
    }

    private static @Nullable Cell cell(@Nullable Source source, String key, List<String> header) {
        return source == null ? null : Cell.of(source, key, header);
    }
}
