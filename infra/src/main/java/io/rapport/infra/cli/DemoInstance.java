package io.rapport.infra.cli;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.LogHead;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.RapportApplication;
import io.rapport.infra.demo.ProgressBar;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.postgres.EmbeddedDatabase;
import io.rapport.projection.Projections;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running demo: the database and the application on it, started and stopped in this order and its reverse. */
final class DemoInstance implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DemoInstance.class);
    private static final Duration POLL = Duration.ofMillis(20);

    private final EmbeddedDatabase database;
    private final ConfigurableApplicationContext context;

    private DemoInstance(EmbeddedDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    static DemoInstance start(DataFolder folder, int port, PrivacyKeys keys) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.database());
        try {
            SpringApplication application = new SpringApplication(RapportApplication.class);
            // The database must outlive the application, so one hook of ours stops both.
            application.setRegisterShutdownHook(false);
            application.setDefaultProperties(Map.of(
                    "server.port", port,
                    "server.address", "localhost",
                    "spring.datasource.url", database.jdbcUrl(),
                    "rapport.privacy.key-encryption-key", keys.keyEncryptionKey(),
                    "rapport.privacy.fingerprint-key", keys.fingerprintKey(),
                    "rapport.security.demo-key", folder.tokenKey().toString()));
            return new DemoInstance(database, application.run());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    String databaseUrl() {
        return database.jdbcUrl();
    }

    /** Loads the sample, or what is still missing of it. */
    void loadSample(DataFolder folder, PrintStream out) throws IOException {
        Clock clock = context.getBean(Clock.class);
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        SampleMemo memo = SampleMemo.open(folder.sample(), yesterday);
        if (memo.loaded()) {
            return;
        }
        memo.save(folder.sample());
        new SampleLoader(
                        context.getBean(CommandDispatcher.class),
                        context.getBean(PersonalDataVault.class),
                        context.getBean(Fingerprints.class))
                .load(
                        Sample.generate(memo.seed(), memo.lastDay(), SampleSize.DEFAULT),
                        new ProgressBar("Loading the sample", out, System.console() != null, clock));
        memo.complete().save(folder.sample());
    }

    /** Waits until every read model includes everything that was recorded. */
    void awaitProjections() throws InterruptedException {
        long head = context.getBean(LogHead.class).position();
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        long written = head == 0 ? Projections.all().size() : 0;
        while (written < Projections.all().size()) {
            Thread.sleep(POLL);
            written = jdbc.sql("select count(*) from read_model.projection_progress where position >= :head")
                    .param("head", head)
                    .query(Long.class)
                    .single();
        }
    }

    @Override
    public void close() {
        context.close();
        try {
            database.close();
        } catch (IOException e) {
            log.atWarn().setCause(e).log("the database did not stop cleanly");
        }
    }
}
