package io.rapport.infra.replay;

import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ReplayStage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean isEnd() {
        return this == READY || this == GIVEN_UP;
    }
}
