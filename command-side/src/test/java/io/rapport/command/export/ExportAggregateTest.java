package io.rapport.command.export;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.domain.export.BundleDigest;
import io.rapport.domain.export.ExportCommand.CompleteExport;
import io.rapport.domain.export.ExportCommand.FailExport;
import io.rapport.domain.export.ExportCommand.RequestExport;
import io.rapport.domain.export.ExportEvent.ExportCompleted;
import io.rapport.domain.export.ExportEvent.ExportRequested;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.export.ExportRejection.ExportAlreadyRequested;
import io.rapport.domain.export.ExportRejection.UnknownExport;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ExportAggregateTest {

    private static final ExportId EXPORT = new ExportId("export-1");
    private static final FreeText REASON = new FreeText("Inspection 12/26");
    private static final FreeText QUESTION = new FreeText("Was each consent documented?");
    private static final Actor ANN = new Actor("ann");
    private static final BundleDigest MANIFEST = new BundleDigest("5e".repeat(32));
    private static final RequestExport REQUEST = new RequestExport(EXPORT, ExportFilter.NONE, REASON, QUESTION, ANN);
    private static final CompleteExport COMPLETE = new CompleteExport(EXPORT, MANIFEST, 42, 7);

    private final FixtureConfiguration<ExportAggregate> fixture =
            new AggregateTestFixture<>(ExportAggregate.class).registerCommandTargetResolver(new DomainCommandTargets());

    @Test
    void a_request_begins_the_exports_stream() {
        fixture.givenNoPriorActivity()
                .when(REQUEST)
                .expectEvents(new ExportRequested(EXPORT, ExportFilter.NONE, REASON, QUESTION, ANN));
    }

    @Test
    void a_second_request_of_the_same_id_is_refused() {
        fixture.givenCommands(REQUEST).when(REQUEST).expectNoEvents().expectException(ExportAlreadyRequested.class);
    }

    @Test
    void the_log_vouches_for_the_bundle() {
        fixture.givenCommands(REQUEST).when(COMPLETE).expectEvents(new ExportCompleted(EXPORT, null, MANIFEST, 42, 7));
    }

    @Test
    void an_export_ends_once() {
        fixture.givenCommands(REQUEST, COMPLETE)
                .when(new FailExport(EXPORT, ExportFlaw.EVENT_MISSING, 3))
                .expectNoEvents();
    }

    @Test
    void nothing_is_completed_that_nobody_asked_for() {
        fixture.givenNoPriorActivity().when(COMPLETE).expectNoEvents().expectException(UnknownExport.class);
    }
}
