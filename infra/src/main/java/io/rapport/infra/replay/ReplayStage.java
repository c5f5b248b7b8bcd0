package io.rapport.infra.replay;

import io.rapport.domain.shared.Codes;

/** What a replay does, in this order; the last two are ends. */
public enum ReplayStage {
    PREPARING,
    FILLING,
    INDEXING,
    CATCHING_UP,
    COMPARING,
    READY,
    GIVEN_UP;

    public String code() {
        return Codes.code(this);
    }

    static ReplayStage of(String code) {
        return Codes.constant(ReplayStage.class, code);
    }

    boolean isEnd() {
        return this == READY || this == GIVEN_UP;
    }
}
