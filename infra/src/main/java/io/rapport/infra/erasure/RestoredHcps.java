package io.rapport.infra.erasure;

import io.rapport.command.standing.Standings;
import io.rapport.domain.hcp.HcpCommand.EraseHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.privacy.TinkPersonalDataVault;
import io.rapport.infra.processing.UnattendedCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Erases again, before anybody can read, who was erased after the backup was made that the database comes from. */
final class RestoredHcps implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RestoredHcps.class);

    private final ErasureJournal journal;
    private final Standings standings;
    private final TinkPersonalDataVault vault;
    private final UnattendedCommands commands;
    private boolean running;

    RestoredHcps(
            ErasureJournal journal, Standings standings, TinkPersonalDataVault vault, UnattendedCommands commands) {
        this.journal = journal;
        this.standings = standings;
        this.vault = vault;
        this.commands = commands;
    }

    @Override
    public void start() {
        List<HcpId> restored =
                erased().stream().filter(hcp -> !isErased(standings.hcp(hcp))).toList();
        restored.forEach(hcp -> RetentionClass.endingWithErasure().forEach(retention -> vault.destroy(hcp, retention)));
        restored.stream()
                .filter(hcp -> !(standings.hcp(hcp) instanceof HcpState.Unregistered))
                .forEach(hcp -> commands.send(new EraseHcp(hcp), hcp.value(), null));
        if (!restored.isEmpty()) {
            log.atWarn()
                    .addKeyValue("hcps", restored.size())
                    .log("the database does not know of erasures that were carried out, they are carried out again");
        }
        running = true;
    }

    private static boolean isErased(HcpState state) {
        return state instanceof HcpState.Erased;
    }

    private Set<HcpId> erased() {
        try {
            return journal.read();
        } catch (IOException e) {
            throw new UncheckedIOException("the erasure journal cannot be read", e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After commands can be handled, which Axon does from 0 on, and before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }
}
