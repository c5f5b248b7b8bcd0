package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentRejection.UnknownPurpose;
import io.rapport.domain.shared.Country;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The purposes that consent can be asked for, with their terms by jurisdiction: those that ship, and those that an operator
 * adds. For an HCP the terms of the most specific jurisdiction apply that its country is in.
 */
public final class PurposeCatalogue {

    private static final @Nullable Period NO_LIMIT = null;
    private static final List<String> NOBODY = List.of();
    private static final List<String> PROCESSOR = List.of("Processors of the controller, bound by GDPR Art. 28");

    private static final PurposeTerms E_MAIL = shipped(
            "marketing-email",
            "Send you information by e-mail",
            false,
            terms(List.of("Name", "E-mail address"), PROCESSOR, "use", "transmit"));

    public static final List<PurposeTerms> SHIPPED = List.of(
            shipped(
                    "analytics",
                    "Measure how the portal is used, attributed to you",
                    false,
                    terms(List.of("Usage of content", "Searches", "Sessions"), NOBODY, "collect", "store", "analyse")),
            shipped(
                    "personalisation",
                    "Choose content by what you read",
                    true,
                    terms(List.of("Usage of content", "Interests"), NOBODY, "profile", "recommend")),
            E_MAIL,
            confirmedIn("DE", E_MAIL),
            confirmedIn("AT", E_MAIL),
            shipped(
                    "marketing-phone",
                    "Call you with information",
                    false,
                    terms(List.of("Name", "Telephone number"), PROCESSOR, "use")),
            shipped(
                    "marketing-rep",
                    "Have a representative visit you",
                    false,
                    terms(List.of("Name", "Affiliation", "Specialty"), PROCESSOR, "use")),
            shipped(
                    "crm-sharing",
                    "Share your activity with our customer relationship system",
                    false,
                    terms(List.of("Usage of content", "Specialty"), PROCESSOR, "share")),
            shipped(
                    "event-invitations",
                    "Invite you to meetings and congresses",
                    false,
                    terms(List.of("Name", "E-mail address", "Specialty"), PROCESSOR, "use", "transmit")),
            shipped(
                    "research",
                    "Use your activity for research in aggregate",
                    false,
                    terms(List.of("Usage of content"), NOBODY, "aggregate", "analyse")));

    private static final Comparator<PurposeTerms> MOST_SPECIFIC_FIRST = Comparator.comparingInt(
                    (PurposeTerms terms) -> terms.jurisdiction().specificity())
            .reversed()
            .thenComparing(terms -> terms.jurisdiction().value());

    private final Map<Purpose, List<PurposeTerms>> terms = new TreeMap<>();

    /** The shipped purposes and {@code added}; added terms replace those of the same purpose and jurisdiction. */
    public PurposeCatalogue(List<PurposeTerms> added) {
        SHIPPED.forEach(this::add);
        added.forEach(this::add);
    }

    private void add(PurposeTerms added) {
        List<PurposeTerms> ofPurpose = terms.computeIfAbsent(added.purpose(), purpose -> new ArrayList<>());
        ofPurpose.removeIf(known -> known.jurisdiction().equals(added.jurisdiction()));
        ofPurpose.add(added);
        ofPurpose.sort(MOST_SPECIFIC_FIRST);
    }

    /** @throws UnknownPurpose unless it is a purpose somewhere */
    public void require(Purpose purpose) {
        if (!terms.containsKey(purpose)) {
            throw new UnknownPurpose(terms.keySet());
        }
    }

    /** @throws UnknownPurpose unless it is a purpose for HCPs of the country */
    public PurposeTerms require(Purpose purpose, @Nullable Country country) {
        return find(purpose, country)
                .orElseThrow(() -> new UnknownPurpose(
                        applying(country).stream().map(PurposeTerms::purpose).toList()));
    }

    public Optional<PurposeTerms> find(Purpose purpose, @Nullable Country country) {
        return terms.getOrDefault(purpose, List.of()).stream()
                .filter(known -> known.jurisdiction().covers(country))
                .findFirst();
    }

    /** The terms that apply to HCPs of the country, by purpose. */
    public List<PurposeTerms> applying(@Nullable Country country) {
        return terms.keySet().stream()
                .flatMap(purpose -> find(purpose, country).stream())
                .toList();
    }

    /** All terms there are, by purpose, the most specific first. */
    public List<PurposeTerms> entries() {
        return terms.values().stream().flatMap(List::stream).toList();
    }

    private static PurposeTerms shipped(String code, String title, boolean profiling, ProcessingTerms processing) {
        return new PurposeTerms(
                new Purpose(code),
                title,
                LegalBasis.CONSENT,
                Jurisdiction.EVERYWHERE,
                NO_LIMIT,
                Set.of(),
                profiling,
                false,
                processing);
    }

    /**
     * As {@code terms}, but for a country where consent to e-mail is proven by double opt-in alone: Germany (UWG section 7(2)
     * no. 2; Federal Court of Justice, I ZR 164/09) and Austria (data protection authority, DSB-D130.073/0008-DSB/2019).
     */
    private static PurposeTerms confirmedIn(String country, PurposeTerms terms) {
        return new PurposeTerms(
                terms.purpose(),
                terms.title(),
                terms.legalBasis(),
                new Jurisdiction(country),
                terms.maximumValidity(),
                terms.channels(),
                terms.profiling(),
                true,
                terms.processing());
    }

    private static ProcessingTerms terms(List<String> dataCategories, List<String> recipients, String... operations) {
        return new ProcessingTerms(
                dataCategories, recipients, List.of(operations), "In the controller's systems, until consent ends");
    }
}
