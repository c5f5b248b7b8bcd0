package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite is measured to the end, however little of it. Nothing is asserted about time. */
class TrainingSuiteTest {

    private static final double LITTLE = 0.0001;

    @Test
    void a_training_is_measured_beside_the_reading_that_it_takes() throws Exception {
        try (OpenResources resources = OpenResources.untilExit()) {
            BenchRun run = new BenchRun(1, LITTLE, new Progress(new PrintWriter(new StringWriter())), resources);

            List<Measurement> measurements = new TrainingSuite().run(run);

            assertThat(measurements)
                    .singleElement()
                    .satisfies(measurement -> assertThat(measurement.ratio()).isPositive());
        }
    }
}
