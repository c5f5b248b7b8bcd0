package io.rapport.domain.propagation;

import java.util.List;

/** All that hold personal data in an installation. Whatever holds some and is not among them fails the build. */
public record PersonalDataConsumers(List<PersonalDataConsumer> all) {

    public PersonalDataConsumers {
        all = List.copyOf(all);
        if (all.stream().map(PersonalDataConsumer::name).distinct().count() != all.size()) {
            throw new IllegalArgumentException("expected consumers of different names");
        }
    }

    public List<PersonalDataConsumer> concernedBy(EndOfUse end) {
        return all.stream().filter(consumer -> consumer.isConcernedBy(end)).toList();
    }
}
