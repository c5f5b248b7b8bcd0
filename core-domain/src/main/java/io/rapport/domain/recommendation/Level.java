package io.rapport.domain.recommendation;

/** On what a list rests. */
public enum Level {
    /** On what the reader is: specialty, role, country, language and chosen interests. Needs no consent. */
    SEGMENT,
    /** On what the reader does, too, which the reader has agreed to; by weights that people have set. */
    BEHAVIOUR,
    /** On the same, by a model that was trained on the log, and approved. */
    MODEL
}
