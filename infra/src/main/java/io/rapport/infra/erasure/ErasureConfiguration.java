package io.rapport.infra.erasure;

import io.rapport.command.standing.Standings;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.infra.privacy.PrivacyProperties;
import io.rapport.infra.privacy.TinkPersonalDataVault;
import io.rapport.infra.processing.UnattendedCommands;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.infra.propagation.ErasedHcps;
import io.rapport.query.web.ReadBarrier;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    @Bean
    @ConditionalOnProperty("rapport.privacy.erasure-journal")
    ErasureJournal erasureJournal(PrivacyProperties properties) {
        return new ErasureJournal(Objects.requireNonNull(properties.erasureJournal()));
    }

    @Bean
    @ConditionalOnProperty("rapport.privacy.erasure-journal")
    RestoredHcps restoredHcps(
            ErasureJournal journal, Standings standings, TinkPersonalDataVault vault, UnattendedCommands commands) {
        return new RestoredHcps(journal, standings, vault, commands);
    }

    @Bean
    RememberedAnswers rememberedAnswers(JdbcClient jdbc) {
        return new RememberedAnswers(jdbc);
    }

    @Bean
    ErasureReaction erasureReaction(
            UnattendedCommands commands, JdbcClient jdbc, ReadBarrier barrier, Standings standings, ErasedHcps erased) {
        return new ErasureReaction(commands, new OpenSampleRequests(jdbc, barrier), standings, erased);
    }

    @Bean
    ErasureSweep erasureSweep(
            UnattendedCommands commands,
            ErasedHcps erased,
            PersonalDataConsumers consumers,
            Confirmations confirmations,
            JdbcClient jdbc,
            TinkPersonalDataVault vault,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ErasureSweep(new ErasureCompletion(
                commands,
                erased,
                consumers,
                confirmations,
                new KeptKeys(jdbc),
                vault,
                new TransactionTemplate(transactions),
                clock));
    }
}
