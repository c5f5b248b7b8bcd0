package io.rapport.infra.consent;

import io.rapport.domain.consent.DataController;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.LegalBasis;
import io.rapport.domain.consent.ProcessingTerms;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.consent.PurposeTerms;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param purposes terms of purposes beside those that ship; terms of the same purpose and jurisdiction replace the shipped
 * @param controller who is named in receipts
 * @param expirySweep how often grants that have run out are looked for
 */
@ConfigurationProperties("rapport.consent")
public record ConsentProperties(
        @DefaultValue List<Added> purposes,
        @DefaultValue("1m") Duration expirySweep,
        @DefaultValue Controller controller) {

    /** Who is named in receipts; an installation should say more than the defaults do. */
    public record Controller(
            @DefaultValue("The controller named in the privacy notice")
            String name,

            @DefaultValue("") String address,
            @DefaultValue("") String contact,
            @DefaultValue("") String dataProtectionOfficer) {

        DataController named() {
            return new DataController(name, address, contact, dataProtectionOfficer);
        }
    }

    /**
     * @param code the code by which requests name it
     * @param title what the HCP is asked
     * @param legalBasis by article; what cites GDPR Art. 6(1)(f) needs no grant, but can be objected to
     * @param jurisdiction an ISO 3166-1 alpha-2 code, or {@code EU}, or {@code *} for everywhere
     * @param maximumValidity how long a grant holds at most, in ISO 8601, such as {@code P2Y}; without limit if absent
     * @param channels those for which it may be asked; all if empty
     * @param profiling whether it profiles, so that an objection to profiling stops it
     * @param doubleOptIn whether a grant that includes e-mail must be confirmed
     */
    public record Added(
            String code,
            String title,
            String legalBasis,
            @DefaultValue("*") String jurisdiction,
            @Nullable Period maximumValidity,
            @DefaultValue Set<Channel> channels,
            @DefaultValue("false") boolean profiling,
            @DefaultValue("false") boolean doubleOptIn,
            @DefaultValue List<String> dataCategories,
            @DefaultValue List<String> recipients,
            @DefaultValue List<String> operations,

            @DefaultValue("In the controller's systems, until consent ends")
            String storage) {}

    /** @throws IllegalArgumentException naming the property that is wrong, and what was expected */
    PurposeCatalogue catalogue() {
        List<PurposeTerms> added = new ArrayList<>();
        for (int i = 0; i < purposes.size(); i++) {
            added.add(terms(purposes.get(i), "rapport.consent.purposes[" + i + "]"));
        }
        return new PurposeCatalogue(added);
    }

    private static PurposeTerms terms(Added added, String path) {
        Purpose purpose = read(path + ".code", added.code(), Purpose::new);
        if (purpose.equals(Purpose.ALL_PROFILING)) {
            throw wrong(
                    path + ".code",
                    "expected another code: " + Purpose.ALL_PROFILING.value()
                            + " stands for all purposes that profile");
        }
        Period validity = added.maximumValidity();
        if (validity != null && (validity.isNegative() || validity.isZero())) {
            throw wrong(path + ".maximum-validity", "expected a period longer than none, such as P2Y");
        }
        if (added.title().isBlank()) {
            throw wrong(path + ".title", "expected what the HCP is asked");
        }
        return new PurposeTerms(
                purpose,
                added.title(),
                read(path + ".legal-basis", added.legalBasis(), LegalBasis::new),
                read(path + ".jurisdiction", added.jurisdiction(), Jurisdiction::new),
                validity,
                added.channels(),
                added.profiling(),
                added.doubleOptIn(),
                new ProcessingTerms(added.dataCategories(), added.recipients(), added.operations(), added.storage()));
    }

    private static <T> T read(String property, String value, Function<String, T> constructor) {
        try {
            return constructor.apply(value);
        } catch (InvalidValue invalid) {
            throw wrong(property, invalid.detail());
        }
    }

    private static IllegalArgumentException wrong(String property, String expected) {
        return new IllegalArgumentException(property + ": " + expected);
    }
}
