package io.rapport.infra.hcpstate;

import java.util.Map;

/** What is to be told of who an HCP is. */
sealed interface Verdict {

    /** @param data as the contract has it, in clear */
    record Told(Map<String, Object> data) implements Verdict {

        /** Says nothing of whom it is about. */
        @Override
        public String toString() {
            return "Told";
        }
    }

    /** Nothing: it may not be shared, or the HCP is erased. */
    record Withheld() implements Verdict {}

    /** Nobody can say: no such HCP is known, or what is recorded of it cannot be read. */
    record Undecided() implements Verdict {}
}
