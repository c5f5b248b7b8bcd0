package io.rapport.command.standing;

import io.rapport.domain.consent.ConsentDecider;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.content.ContentDecider;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.hcp.HcpDecider;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where every HCP, its consents and every piece of content stand, by the log as far as it was read. Written by one
 * thread, read by all.
 */
public final class Standings {

    private final Map<HcpId, HcpState> hcps = new ConcurrentHashMap<>();
    private final Map<HcpId, ConsentHistory> consents = new ConcurrentHashMap<>();
    private final Map<ContentId, ContentState> contents = new ConcurrentHashMap<>();

    public HcpState hcp(HcpId id) {
        return hcps.getOrDefault(id, new HcpState.Unregistered());
    }

    public ConsentHistory consents(HcpId id) {
        return consents.getOrDefault(id, ConsentHistory.EMPTY);
    }

    public ContentState content(ContentId id) {
        return contents.getOrDefault(id, new ContentState.Absent());
    }

    /**
     * @throws UnknownHcp if nobody is registered under the id
     * @throws HcpNotActive if the HCP was deactivated
     */
    public void requireActive(HcpId id) {
        switch (hcp(id)) {
            case HcpState.Unregistered _ -> throw new UnknownHcp();
            case HcpState.Deactivated _ -> throw new HcpNotActive();
            case HcpState.Registered _ -> {}
        }
    }

    void apply(Object event) {
        switch (event) {
            case HcpEvent e -> hcps.put(e.hcpId(), HcpDecider.evolve(hcp(e.hcpId()), e));
            case ConsentEvent e -> consents.put(e.hcpId(), ConsentDecider.evolve(consents(e.hcpId()), e));
            case ContentEvent e -> contents.put(e.contentId(), ContentDecider.evolve(content(e.contentId()), e));
            default -> {}
        }
    }
}
