package io.rapport.domain.hcp;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.TextValue;
import java.util.Set;

/** A medical specialty out of the taxonomy that ships with the product; {@code unspecified} where it is not known. */
public record Specialty(String value) implements TextValue {

    public static final Set<String> TAXONOMY = Set.of(
            "allergy-immunology",
            "anesthesiology",
            "cardiology",
            "dermatology",
            "emergency-medicine",
            "endocrinology",
            "family-medicine",
            "gastroenterology",
            "geriatrics",
            "gynecology-obstetrics",
            "hematology",
            "infectious-disease",
            "internal-medicine",
            "nephrology",
            "neurology",
            "oncology",
            "ophthalmology",
            "orthopedics",
            "otolaryngology",
            "pathology",
            "pediatrics",
            "pharmacology",
            "psychiatry",
            "pulmonology",
            "radiology",
            "rheumatology",
            "surgery",
            "urology",
            "unspecified");

    public Specialty {
        if (!TAXONOMY.contains(value)) {
            throw InvalidValue.expected("a specialty of the taxonomy, such as cardiology");
        }
    }
}
