package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.eventlog.PostgresEventStorageEngine;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The read models that the running application wrote, against those that its log gives from zero. */
@RapportTest
@TestPropertySource(properties = "spring.application.name=rebuild-test")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {

    private static final Sample SAMPLE =
            Sample.generate(7, LocalDate.parse("2026-11-20"), new SampleSize(60, 40, 3_000, 45));

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private PersonalDataVault vault;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private PostgresEventStorageEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void live() {
        new SampleLoader(dispatcher, vault, fingerprints).load(SAMPLE, (_, _) -> {});
        ReadModels.awaitCaughtUp(jdbc, engine);
    }

    @Test
    void every_step_of_the_sample_is_in_the_log() {
        assertThat(engine.position()).isEqualTo(SAMPLE.events());
    }

    @Test
    void every_table_has_rows() {
        assertThat(ReadModels.dump(jdbc).values()).doesNotContain(List.of());
    }

    @Test
    void rebuilt_from_zero_equals_incremental() {
        SortedMap<String, List<String>> lived = ReadModels.dump(jdbc);
        SortedMap<String, List<String>> rebuilt = ReadModels.rebuild(engine);
        assertThat(rebuilt.keySet()).isEqualTo(lived.keySet());
        lived.forEach((table, rows) -> assertThat(rebuilt.get(table)).as(table).isEqualTo(rows));
    }
}
