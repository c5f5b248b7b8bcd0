package io.rapport.infra.propagation;

import io.rapport.command.standing.StandingTail;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.consent.PurposeTerms;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.Projection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PropagationConfiguration {

    @Bean
    Confirmations confirmations(JdbcClient jdbc) {
        return new Confirmations(jdbc);
    }

    @Bean
    ErasedHcps erasedHcps(JdbcClient jdbc) {
        return new ErasedHcps(jdbc);
    }

    @Bean
    EndOfUseReaction endOfUseReaction(
            StandingTail tail,
            List<PersonalDataInMemory> memories,
            ErasedHcps erasedHcps,
            List<PersonalDataPlace> places,
            Confirmations confirmations) {
        return new EndOfUseReaction(tail, memories, erasedHcps, places, confirmations);
    }

    @Bean
    PersonalDataConsumers personalDataConsumers(
            ProjectionCatalogue catalogue,
            List<PersonalDataPlace> places,
            List<PersonalDataInMemory> memories,
            List<PersonalDataConsumer> others,
            PurposeCatalogue purposes) {
        Stream<PersonalDataConsumer> projections =
                catalogue.projections().stream().flatMap(projection -> consumer(projection.newest()).stream());
        return new PersonalDataConsumers(Stream.of(
                        Stream.of(commandSide(purposes)),
                        projections,
                        places.stream().map(PersonalDataPlace::consumer),
                        memories.stream().map(PersonalDataInMemory::consumer),
                        others.stream())
                .flatMap(consumers -> consumers)
                .toList());
    }

    private static PersonalDataConsumer commandSide(PurposeCatalogue purposes) {
        return new PersonalDataConsumer(
                new ConsumerName(EndOfUseReaction.COMMAND_SIDE),
                "the consents by which commands and actions are judged",
                purposes.entries().stream().map(PurposeTerms::purpose).collect(Collectors.toSet()),
                false);
    }

    private static Optional<PersonalDataConsumer> consumer(Projection projection) {
        return projection
                .personalData()
                .map(data -> new PersonalDataConsumer(
                        new ConsumerName(projection.name()), data.holds(), data.restsOn(), data.outlivesErasure()));
    }
}
