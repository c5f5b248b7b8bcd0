package io.rapport.infra.bench;

import java.util.List;

/** Measurements about one promise. A suite starts all that it needs and owes nothing to another. */
interface Suite {

    /** The name by which the command line calls it. */
    String name();

    /** @throws Exception whatever keeps it from measuring; a missed target does not */
    List<Measurement> run(BenchRun run) throws Exception;
}
