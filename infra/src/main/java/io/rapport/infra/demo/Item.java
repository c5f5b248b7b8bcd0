package io.rapport.infra.demo;

import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.shared.ContentId;
import java.time.Instant;
import java.util.List;

/**
 * A piece of content that was published at some time, with what makes it popular.
 *
 * @param topics its main topic first
 * @param appeal how much it draws, compared with others
 * @param quality how well it is received, from 0 to 1
 * @param from the first instant at which it can be seen
 * @param until the first instant at which it can no longer be seen
 */
record Item(
        ContentId id,
        ContentProfile profile,
        List<MedicalTopic> topics,
        double appeal,
        double quality,
        Instant from,
        Instant until) {

    MedicalTopic mainTopic() {
        return topics.getFirst();
    }

    boolean isAbout(MedicalTopic topic) {
        return topics.contains(topic);
    }

    /** How much a persona cares about it, from 0 to 1. */
    double affinity(Persona persona) {
        double affinity = persona.affinity(mainTopic());
        return topics.size() == 1 ? affinity : Math.max(affinity, 0.7 * persona.affinity(topics.getLast()));
    }
}
