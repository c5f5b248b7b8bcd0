package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite is measured to the end, however little of it. Nothing is asserted about time. */
class AuditSuiteTest {

    private static final double LITTLE = 0.0001;

    @Test
    void coverage_catch_up_proofs_and_storage_are_measured() throws Exception {
        try (OpenResources resources = OpenResources.untilExit()) {
            BenchRun run = new BenchRun(1, LITTLE, new Progress(new PrintWriter(new StringWriter())), resources);
            List<Measurement> measurements = new AuditSuite().run(run);
            assertThat(measurements)
                    .extracting(measurement -> measurement.metric().name())
                    .containsExactly(
                            "p50 covered",
                            "p99 covered",
                            "leaf, all in",
                            "leaves",
                            "inclusion proof",
                            "leaf in the tree");
            assertThat(measurements)
                    .allSatisfy(measurement -> assertThat(measurement.value()).isPositive());
        }
    }
}
