package io.rapport.infra.feed;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.projection.stream.PublicEvents;

/** The name of a feed, which has what the topic of the same feature has. */
record FeedName(String code) {

    /** @throws InvalidValue naming the feeds there are */
    FeedName {
        if (!PublicEvents.FEATURES.contains(code)) {
            throw InvalidValue.of("name", "one of " + String.join(", ", PublicEvents.FEATURES));
        }
    }
}
