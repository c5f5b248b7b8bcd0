package io.rapport.projection;

import io.rapport.projection.audit.AuditTrailProjection;
import io.rapport.projection.consent.ConsentProjection;
import io.rapport.projection.consent.NoticeVersionProjection;
import io.rapport.projection.content.ContentVersionProjection;
import io.rapport.projection.engagement.ActivityProjection;
import io.rapport.projection.engagement.SavedItemProjection;
import io.rapport.projection.engagement.TimelineProjection;
import io.rapport.projection.erasure.ErasureProjection;
import io.rapport.projection.governance.ModelProjection;
import io.rapport.projection.hcp.HcpProfileProjection;
import io.rapport.projection.recommendation.PinProjection;
import io.rapport.projection.recommendation.ServedListProjection;
import io.rapport.projection.review.ReviewProjection;
import io.rapport.projection.sampling.SampleRequestProjection;
import io.rapport.projection.table.Projection;
import java.util.List;

/** All projections. */
public final class Projections {

    private Projections() {}

    public static List<Projection> all() {
        return List.of(
                new HcpProfileProjection(),
                new ConsentProjection(),
                new NoticeVersionProjection(),
                new ContentVersionProjection(),
                new TimelineProjection(),
                new ActivityProjection(),
                new SavedItemProjection(),
                new SampleRequestProjection(),
                new ErasureProjection(),
                new AuditTrailProjection(),
                new ReviewProjection(),
                new ModelProjection(),
                new PinProjection(),
                new ServedListProjection());
    }
}
