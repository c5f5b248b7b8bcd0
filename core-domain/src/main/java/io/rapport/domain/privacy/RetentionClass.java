package io.rapport.domain.privacy;

/**
 * Why a personal field is kept, and so which data key protects it. Erasure destroys the keys of a person class by class;
 * the classes that the law retains outlive it.
 */
public enum RetentionClass {
    /** Identity and contact: until erasure. */
    IDENTITY,
    /** What a person wrote or searched for: until erasure. */
    ENGAGEMENT,
    /** Sample records: three years after the record was made (21 CFR 203.60). */
    SAMPLES
}
