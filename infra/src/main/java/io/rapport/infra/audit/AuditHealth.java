package io.rapport.infra.audit;

import io.rapport.infra.processing.Alarm;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Raises an alarm when the log, the tree or the checkpoints are not what was signed, with the kind and the place. */
final class AuditHealth extends AbstractHealthIndicator {

    /** What of a finding is told to machines. */
    record Place(String check, String kind, long position) {}

    private final Verdicts verdicts;

    AuditHealth(Verdicts verdicts) {
        super("the audit tree could not be looked at");
        this.verdicts = verdicts;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<Place> places = verdicts.all().stream()
                .flatMap(verdict -> verdict.findings().stream()
                        .map(finding -> new Place(verdict.subject(), finding.kind(), finding.position())))
                .toList();
        health.status(places.isEmpty() ? Status.UP : Alarm.STATUS).withDetail("findings", places);
    }
}
