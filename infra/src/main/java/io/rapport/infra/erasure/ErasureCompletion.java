package io.rapport.infra.erasure;

import io.rapport.domain.erasure.ErasureCommand.CompleteErasure;
import io.rapport.domain.erasure.ErasureCommand.EndRetention;
import io.rapport.domain.erasure.ErasureRejection.ErasureNotApproved;
import io.rapport.domain.erasure.RetainedRecords;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.infra.privacy.TinkPersonalDataVault;
import io.rapport.infra.processing.UnattendedCommands;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.infra.propagation.ErasedHcps;
import io.rapport.infra.propagation.ErasedHcps.Erased;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Completes erasures that everybody has confirmed, and ends retentions whose day has come. Safe to run in any process. */
final class ErasureCompletion {

    private static final Logger log = LoggerFactory.getLogger(ErasureCompletion.class);

    private final UnattendedCommands commands;
    private final ErasedHcps erasedHcps;
    private final PersonalDataConsumers consumers;
    private final Confirmations confirmations;
    private final KeptKeys keptKeys;
    private final TinkPersonalDataVault vault;
    private final TransactionOperations transaction;
    private final Clock clock;

    ErasureCompletion(
            UnattendedCommands commands,
            ErasedHcps erasedHcps,
            PersonalDataConsumers consumers,
            Confirmations confirmations,
            KeptKeys keptKeys,
            TinkPersonalDataVault vault,
            TransactionOperations transaction,
            Clock clock) {
        this.commands = commands;
        this.erasedHcps = erasedHcps;
        this.consumers = consumers;
        this.confirmations = confirmations;
        this.keptKeys = keptKeys;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
    }

    void completeErasures() {
        erasedHcps.incomplete().forEach(this::completeIfConfirmed);
    }

    private void completeIfConfirmed(Erased erased) {
        SortedSet<ConsumerName> names = consumers.concernedBy(EndOfUse.altogether(erased.hcpId())).stream()
                .map(PersonalDataConsumer::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (confirmations.of(erased.position()).containsAll(names)) {
            List<RetainedRecords> retained = keptKeys.schedule(erased.hcpId(), today());
            complete(new CompleteErasure(erased.hcpId(), names, retained));
            erasedHcps.complete(erased.hcpId());
        }
    }

    private void complete(CompleteErasure command) {
        try {
            commands.send(command, command.hcpId().value(), null);
        } catch (ErasureNotApproved unknown) {
            log.atWarn()
                    .addKeyValue("hcp", command.hcpId().value())
                    .log("an HCP was erased again of whose erasure the log does not know, since it was restored");
        }
    }

    void endRetentions() {
        keptKeys.due(today()).forEach(due -> {
            commands.send(
                    new EndRetention(due.hcpId(), due.retention()), due.hcpId().value(), null);
            transaction.executeWithoutResult(status -> vault.destroy(due.hcpId(), due.retention()));
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
