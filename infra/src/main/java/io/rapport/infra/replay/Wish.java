package io.rapport.infra.replay;

import io.rapport.domain.shared.Codes;

/** What whoever runs a replay is to do. */
enum Wish {
    RUN,
    PAUSE,
    CANCEL;

    String code() {
        return Codes.code(this);
    }

    static Wish of(String code) {
        return Codes.constant(Wish.class, code);
    }
}
