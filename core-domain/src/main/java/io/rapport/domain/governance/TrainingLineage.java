package io.rapport.domain.governance;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a model was made of, so that it can be made again.
 *
 * @param fromPosition where the part of the log begins that was replayed
 * @param toPosition where it ends
 * @param consentFilter the purposes that an HCP must have consented to for its events to be used
 * @param trainingSet of the rows that the log gave
 * @param rows how many these were
 * @param readers how many HCPs they came from
 * @param seed of every random draw
 */
public record TrainingLineage(
        long fromPosition,
        long toPosition,
        SortedSet<Purpose> consentFilter,
        TrainingSetDigest trainingSet,
        long rows,
        int readers,
        long seed,
        Instant trainedAt) {

    public TrainingLineage {
        Ranges.atLeast("fromPosition", fromPosition, 0);
        Ranges.atLeast("toPosition", toPosition, fromPosition);
        Ranges.atLeast("rows", rows, 1);
        Ranges.atLeast("readers", readers, 1);
        if (consentFilter.isEmpty()) {
            throw InvalidValue.of("consentFilter", "the purposes that HCPs must have consented to");
        }
        consentFilter = Collections.unmodifiableSortedSet(new TreeSet<>(consentFilter));
    }
}
