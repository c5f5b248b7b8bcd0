package io.rapport.infra.erasure;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.standing.Standings;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.infra.privacy.TinkPersonalDataVault;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.infra.propagation.ErasedHcps;
import io.rapport.query.web.ReadBarrier;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    @Bean
    ErasureCommands erasureCommands(CommandDispatcher dispatcher, Clock clock) {
        return new ErasureCommands(dispatcher, clock);
    }

    @Bean
    ErasureReaction erasureReaction(
            ErasureCommands commands, JdbcClient jdbc, ReadBarrier barrier, Standings standings, ErasedHcps erased) {
        return new ErasureReaction(commands, new OpenSampleRequests(jdbc, barrier), standings, erased);
    }

    @Bean
    ErasureSweep erasureSweep(
            ErasureCommands commands,
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
