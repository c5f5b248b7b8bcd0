package io.rapport.infra.bench;

import java.util.List;

/** What HCPs who read, and what they read, are of: numbered, so that equal numbers give equal ones. */
final class MedicalField {

    private static final List<String> TOPICS =
            List.of("heart-failure", "lipids", "hypertension", "migraine", "asthma", "copd", "psoriasis", "obesity");
    private static final List<String> SPECIALTIES = List.of("cardiology", "neurology", "pulmonology", "dermatology");

    private MedicalField() {}

    static String topic(long number) {
        return of(TOPICS, number);
    }

    static String specialty(long number) {
        return of(SPECIALTIES, number);
    }

    private static String of(List<String> values, long number) {
        return values.get((int) (number % values.size()));
    }
}
