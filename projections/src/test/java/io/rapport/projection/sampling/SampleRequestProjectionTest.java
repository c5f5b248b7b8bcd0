package io.rapport.projection.sampling;

import static io.rapport.projection.sampling.SampleRequestProjection.REQUEST;
import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.samples;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.sampling.DenialReason;
import io.rapport.domain.sampling.LotNumber;
import io.rapport.domain.sampling.PractitionerStatement;
import io.rapport.domain.sampling.SampleOrder;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingEvent.SampleReceiptAcknowledged;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestCancelled;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestChecked;
import io.rapport.domain.sampling.SamplingEvent.SamplesApproved;
import io.rapport.domain.sampling.SamplingEvent.SamplesDenied;
import io.rapport.domain.sampling.SamplingEvent.SamplesRequested;
import io.rapport.domain.sampling.SamplingEvent.SamplesShipped;
import io.rapport.domain.sampling.ShippedLot;
import io.rapport.domain.sampling.Strength;
import io.rapport.domain.shared.Product;
import io.rapport.projection.sampling.SampleRequestRow.Lot;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SampleRequestProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final SampleRequestId ID = new SampleRequestId("request-1");
    private static final SamplesRequested REQUESTED = new SamplesRequested(
            ID,
            ADA,
            new SampleOrder(new Product("LIPO"), new Strength("10 mg tablet"), 5),
            new PractitionerStatement(samples("c2ln"), samples("YWRk"), samples("bGlj"), new LicenceAuthority("US-NJ")),
            day(0));

    private final Log log = new Log().sampling(day(0), REQUESTED);

    @Test
    void a_request_is_followed_to_its_receipt() {
        log.sampling(day(1), new SampleRequestChecked(ID, ADA, true))
                .sampling(day(2), new SamplesApproved(ID, ADA))
                .sampling(
                        day(3),
                        new SamplesShipped(
                                ID,
                                ADA,
                                List.of(new ShippedLot(new LotNumber("L1"), 3), new ShippedLot(new LotNumber("L2"), 2)),
                                day(2)))
                .sampling(day(5), new SampleReceiptAcknowledged(ID, ADA, day(4)));
        assertThat(requests())
                .containsExactly(new SampleRequestRow(
                        "request-1",
                        "hcp-ada",
                        "acknowledged",
                        "LIPO",
                        "10 mg tablet",
                        5,
                        "samples.c2ln",
                        "samples.YWRk",
                        "samples.bGlj",
                        "US-NJ",
                        null,
                        List.of(new Lot("L1", 3), new Lot("L2", 2)),
                        day(0),
                        day(2),
                        day(4),
                        day(5)));
    }

    @Test
    void a_failed_check_shows() {
        log.sampling(day(1), new SampleRequestChecked(ID, ADA, false));
        assertThat(requests()).extracting(SampleRequestRow::phase).containsExactly("check-failed");
    }

    @Test
    void a_denial_says_why() {
        log.sampling(day(1), new SamplesDenied(ID, ADA, DenialReason.LIMIT_EXCEEDED));
        assertThat(requests())
                .extracting(SampleRequestRow::phase, SampleRequestRow::denialReason)
                .containsExactly(Tuple.tuple("denied", "limit-exceeded"));
    }

    @Test
    void a_cancellation_shows() {
        log.sampling(day(1), new SampleRequestCancelled(ID, ADA));
        assertThat(requests()).extracting(SampleRequestRow::phase).containsExactly("cancelled");
    }

    private List<SampleRequestRow> requests() {
        return MODEL.rowsAfter(new SampleRequestProjection(), REQUEST, log.events());
    }
}
