package io.rapport.infra.bench;

import java.io.PrintWriter;

/** Tells on standard error what is being measured. */
record Progress(PrintWriter err) {

    void say(String what) {
        err.println(what);
        err.flush();
    }
}
