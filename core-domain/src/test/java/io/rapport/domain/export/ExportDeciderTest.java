package io.rapport.domain.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.export.ExportCommand.CompleteExport;
import io.rapport.domain.export.ExportCommand.FailExport;
import io.rapport.domain.export.ExportCommand.RequestHcpExport;
import io.rapport.domain.export.ExportEvent.ExportCompleted;
import io.rapport.domain.export.ExportEvent.ExportFailed;
import io.rapport.domain.export.ExportEvent.HcpExportRequested;
import io.rapport.domain.export.ExportRejection.ExportAlreadyRequested;
import io.rapport.domain.export.ExportRejection.UnknownExport;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import org.junit.jupiter.api.Test;

class ExportDeciderTest {

    private static final ExportId EXPORT = new ExportId("export-1");
    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final ProtectedText REASON = ProtectedText.of(RetentionClass.ACCOUNTABILITY, "UmVhc29u");
    private static final ProtectedText QUESTION = ProtectedText.of(RetentionClass.ACCOUNTABILITY, "UXVlc3Rpb24");
    private static final Actor ANN = new Actor("ann");
    private static final BundleDigest MANIFEST = new BundleDigest("5e".repeat(32));

    private static final RequestHcpExport REQUEST =
            new RequestHcpExport(EXPORT, ADA, ExportFilter.NONE, REASON, QUESTION, ANN);
    private static final HcpExportRequested REQUESTED =
            new HcpExportRequested(EXPORT, ADA, ExportFilter.NONE, REASON, QUESTION, ANN);
    private static final CompleteExport COMPLETE = new CompleteExport(EXPORT, MANIFEST, 42, 7);
    private static final FailExport FAIL = new FailExport(EXPORT, ExportFlaw.EVENT_DIFFERS, 17);
    private static final ExportState NONE = new ExportState.None();

    @Test
    void what_is_asked_about_an_hcp_names_the_hcp_to_its_end() {
        assertThat(ExportDecider.decide(REQUEST, NONE)).containsExactly(REQUESTED);
        ExportState requested = ExportDecider.evolve(REQUESTED);
        assertThat(ExportDecider.decide(COMPLETE, requested))
                .containsExactly(new ExportCompleted(EXPORT, ADA, MANIFEST, 42, 7));
        assertThat(ExportDecider.decide(FAIL, requested))
                .containsExactly(new ExportFailed(EXPORT, ADA, ExportFlaw.EVENT_DIFFERS, 17));
    }

    @Test
    void an_id_is_used_once() {
        assertThatExceptionOfType(ExportAlreadyRequested.class)
                .isThrownBy(() -> ExportDecider.decide(REQUEST, ExportDecider.evolve(REQUESTED)));
    }

    @Test
    void an_export_ends_once() {
        ExportState ended = ExportDecider.evolve(new ExportFailed(EXPORT, ADA, ExportFlaw.EVENT_DIFFERS, 17));
        assertThat(ExportDecider.decide(COMPLETE, ended)).isEmpty();
        assertThat(ExportDecider.decide(FAIL, ended)).isEmpty();
    }

    @Test
    void what_nobody_asked_for_does_not_end() {
        assertThatExceptionOfType(UnknownExport.class).isThrownBy(() -> ExportDecider.decide(COMPLETE, NONE));
        assertThatExceptionOfType(UnknownExport.class).isThrownBy(() -> ExportDecider.decide(FAIL, NONE));
    }
}
