package io.rapport.infra.replay;

import java.util.Locale;

/** What whoever runs a replay is to do. */
enum Wish {
    RUN,
    PAUSE,
    CANCEL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Wish of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
