package io.rapport.infra.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rapport.infra.eventlog.LeafLog;

/** How far the tree is, and whether something is wrong with it, as numbers. They are asked for when somebody looks. */
final class AuditGauges implements MeterBinder {

    private final CheckpointTable checkpoints;
    private final LeafLog log;
    private final Verdicts verdicts;

    AuditGauges(CheckpointTable checkpoints, LeafLog log, Verdicts verdicts) {
        this.checkpoints = checkpoints;
        this.log = log;
        this.verdicts = verdicts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rapport.audit.tree.size", this::size)
                .description("Events that the newest signed checkpoint covers")
                .register(registry);
        Gauge.builder("rapport.audit.tree.lag", () -> Math.max(0, log.head() - size()))
                .description("Events that are recorded and not covered by a signed checkpoint yet")
                .register(registry);
        Gauge.builder(
                        "rapport.audit.findings",
                        () -> verdicts.all().stream()
                                .mapToInt(verdict -> verdict.findings().size())
                                .sum())
                .description("What the newest checks have found that is not as it was signed")
                .register(registry);
    }

    private long size() {
        return checkpoints.newest().map(KeptCheckpoint::size).orElse(0L);
    }
}
