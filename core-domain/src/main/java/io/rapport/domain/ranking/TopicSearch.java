package io.rapport.domain.ranking;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import java.util.List;

/**
 * That a reader searched for content on some topics, and had agreed that it is used to recommend. The words of a search are
 * ciphertext in the log, and no part of it.
 *
 * @param at when, in milliseconds since 1970
 * @param target with what the search was consented to
 */
public record TopicSearch(HcpId reader, List<Topic> topics, long at, ConsentTarget target) {

    public TopicSearch {
        topics = List.copyOf(topics);
    }
}
