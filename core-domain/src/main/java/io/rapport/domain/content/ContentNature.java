package io.rapport.domain.content;

/** Whether content promotes a product or informs about science; the two are kept apart wherever content is shown. */
public enum ContentNature {
    PROMOTIONAL,
    SCIENTIFIC
}
