package io.rapport.infra.importer;

/** The actions that a row can mean: those of the API that are on a piece of content and need no more than a row tells. */
enum ActionKind {
    VIEW,
    BOOKMARK,
    UNBOOKMARK,
    DOWNLOAD,
    SHARE,
    RATING,
    COMMENT,
    FOLLOW;

    String code() {
        return Codes.of(this);
    }
}
