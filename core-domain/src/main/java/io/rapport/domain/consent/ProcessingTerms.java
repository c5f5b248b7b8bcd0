package io.rapport.domain.consent;

import java.util.List;

/**
 * What is done for a purpose, as its receipt states it (ISO/IEC TS 27560:2023, section on the processing).
 *
 * @param dataCategories what kinds of personal data are used
 * @param recipients who gets them
 * @param operations what is done with them
 * @param storage where and for how long they are kept
 */
public record ProcessingTerms(
        List<String> dataCategories, List<String> recipients, List<String> operations, String storage) {

    public ProcessingTerms {
        dataCategories = List.copyOf(dataCategories);
        recipients = List.copyOf(recipients);
        operations = List.copyOf(operations);
    }
}
