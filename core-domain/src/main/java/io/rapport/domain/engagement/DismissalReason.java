package io.rapport.domain.engagement;

/** Why an HCP does not want what was recommended. */
public enum DismissalReason {
    NOT_RELEVANT,
    ALREADY_KNOWN,
    NOT_FOR_MY_PATIENTS,
    OTHER
}
