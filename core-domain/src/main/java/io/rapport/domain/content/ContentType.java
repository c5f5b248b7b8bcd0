package io.rapport.domain.content;

/** The form of a piece of content. */
public enum ContentType {
    ARTICLE,
    VIDEO,
    WEBINAR,
    PODCAST,
    CASE_STUDY,
    GUIDELINE,
    BROCHURE,
    COURSE
}
