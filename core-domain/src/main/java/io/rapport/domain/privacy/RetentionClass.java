package io.rapport.domain.privacy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a personal field is kept, and so which data key protects it. Erasure destroys the keys of a person class by class;
 * the classes that the law retains outlive it, for a time.
 */
public enum RetentionClass {
    /** Identity and contact: until erasure. */
    IDENTITY(null, null),
    /** What a person wrote or searched for: until erasure. */
    ENGAGEMENT(null, null),
    /** Sample records: three years after the last record was made. */
    SAMPLES(Period.ofYears(3), "21 CFR 203.60"),
    /** Why somebody was forgotten: three years after it was done, to be able to account for it. */
    ACCOUNTABILITY(Period.ofYears(3), "GDPR Art. 5(2)");

    private final @Nullable Period kept;
    private final @Nullable String law;

    RetentionClass(@Nullable Period kept, @Nullable String law) {
        this.kept = kept;
        this.law = law;
    }

    /** The classes that end with an erasure. */
    public static List<RetentionClass> endingWithErasure() {
        return Arrays.stream(values())
                .filter(retention -> !retention.outlivesErasure())
                .toList();
    }

    public boolean outlivesErasure() {
        return kept != null;
    }

    /** The law that keeps the records past an erasure, if one does. */
    public Optional<String> law() {
        return Optional.ofNullable(law);
    }

    /**
     * The day on which records that outlive an erasure end.
     *
     * @param lastRecord the day on which the last of them was made
     */
    public LocalDate endsAfter(LocalDate lastRecord) {
        return kept == null ? lastRecord : lastRecord.plus(kept);
    }
}
