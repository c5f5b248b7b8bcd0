package io.rapport.domain.log;

import io.rapport.domain.consent.NoticeId;
import io.rapport.domain.contact.AdviceId;
import io.rapport.domain.event.EventId;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;

/** The names of streams. An engagement action's stream is named by its event's id alone. */
public final class Streams {

    private Streams() {}

    public static String hcp(HcpId id) {
        return "hcp:" + id.value();
    }

    public static String consent(HcpId id) {
        return "consent:" + id.value();
    }

    public static String erasure(HcpId id) {
        return "erasure:" + id.value();
    }

    public static String export(ExportId id) {
        return "export:" + id.value();
    }

    public static String notice(NoticeId id) {
        return "notice:" + id.value();
    }

    public static String content(ContentId id) {
        return "content:" + id.value();
    }

    public static String sampling(SampleRequestId id) {
        return "sampling:" + id.value();
    }

    /** Of the review of an event. */
    public static String review(EventId eventId) {
        return "review:" + eventId.value();
    }

    /** Of a list that was served. */
    public static String recommendation(RecommendationId id) {
        return "recommendation:" + id.value();
    }

    /** Of an advice on how to meet an HCP. */
    public static String contactAdvice(AdviceId id) {
        return "contact-advice:" + id.value();
    }

    public static String projection(ProjectionName name) {
        return "projection:" + name.value();
    }

    /** Of all models that serve one purpose. */
    public static String models(ModelRegister register) {
        return "models:" + register.value();
    }

    /** Of all that is pinned to places of one placement. */
    public static String pins(Placement placement) {
        return "pins:" + Codes.code(placement);
    }
}
