package io.rapport.infra.cli;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.LogHead;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.RapportApplication;
import io.rapport.infra.consent.ConsentExpiry;
import io.rapport.infra.demo.ProgressBar;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.demo.TargetMarkets;
import io.rapport.infra.postgres.EmbeddedDatabase;
import io.rapport.infra.recommendation.SettingsAdoption;
import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.training.TrainingRuns;
import io.rapport.projection.Projections;
import io.rapport.query.kpi.KpiProperties.Universe;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application as the demo runs it. */
final class DemoInstance implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final ConfigurableApplicationContext context;

    private final int port;

    private DemoInstance(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.port = port;
    }

    /** @throws CannotStart if it does not start */
    static DemoInstance start(
            EmbeddedDatabase database,
            DemoBroker broker,
            DataFolder folder,
            int port,
            PrivacyKeys keys,
            AuditKey auditKey) {
        SpringApplication application = new SpringApplication(RapportApplication.class);
        // Who starts the database stops the application before it.
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext context =
                ApplicationStart.run(application, properties(database, broker, folder, port, keys, auditKey));
        return new DemoInstance(context, port);
    }

    private static Map<String, Object> properties(
            EmbeddedDatabase database,
            DemoBroker broker,
            DataFolder folder,
            int port,
            PrivacyKeys keys,
            AuditKey auditKey) {
        Map<String, Object> properties = new HashMap<>(Map.ofEntries(
                Map.entry("server.port", port),
                // What ./rapport's callers and the check for a free port mean by localhost.
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("rapport.kafka.bootstrap-servers", broker.bootstrapServers()),
                Map.entry("rapport.streams.enabled", true),
                Map.entry("rapport.recommendation.model-folder", folder.models().toString()),
                // The sample's moments lie before today's.
                Map.entry("rapport.recommendation.adopt-settings-at-start", false),
                Map.entry(
                        "rapport.streams.figures.state-folder", folder.figures().toString()),
                Map.entry("rapport.privacy.key-encryption-key", keys.keyEncryptionKey()),
                Map.entry("rapport.privacy.fingerprint-key", keys.fingerprintKey()),
                Map.entry(
                        "rapport.privacy.erasure-journal",
                        folder.erasureJournal().toString()),
                Map.entry("rapport.audit.signing-key", auditKey.seed()),
                Map.entry("rapport.audit.checkpoint-folder", folder.audit().toString()),
                // Plain HTTP, of this machine alone.
                Map.entry("rapport.console.secure-cookies", false),
                Map.entry("rapport.security.demo-key", folder.tokenKey().toString())));
        List<Universe> universe = TargetMarkets.of(SampleSize.DEFAULT);
        for (int i = 0; i < universe.size(); i++) {
            String part = "rapport.kpi.universe[" + i + "].";
            properties.put(part + "specialty", universe.get(i).specialty());
            properties.put(part + "country", universe.get(i).country());
            properties.put(part + "hcps", universe.get(i).hcps());
        }
        return properties;
    }

    /** Loads the sample, or what is still missing of it; a day that was begun is finished before it stops. */
    void loadSample(DataFolder folder, PrintStream out, StopSignal stop) throws IOException, InterruptedException {
        Clock clock = context.getBean(Clock.class);
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        SampleMemo memo = SampleMemo.open(folder.sample(), yesterday);
        if (memo.loaded()) {
            return;
        }
        memo.save(folder.sample());
        ProgressBar bar = new ProgressBar("Loading the sample", out, ProgressBar.isTerminal(), clock);
        try (ConsentExpiry.Pause _ = context.getBean(ConsentExpiry.class).pause()) {
            new SampleLoader(
                            context.getBean(CommandDispatcher.class),
                            context.getBean(PersonalDataVault.class),
                            context.getBean(Fingerprints.class))
                    .load(Sample.generate(memo.seed(), memo.lastDay(), SampleSize.DEFAULT), (done, total) -> {
                        bar.at(done, total);
                        stop.check();
                    });
        }
        adoptRecommendationSettings();
        new DemoModel(context.getBean(TrainingRuns.class), context.getBean(CommandDispatcher.class), clock)
                .letServe(memo.lastDay(), stop);
        awaitProjections(stop);
        new DemoLists(
                        URI.create("http://localhost:" + port + "/api/v1/"),
                        DemoTokens.open(folder.tokenKey()),
                        context.getBean(JdbcClient.class),
                        clock)
                .serve(stop);
        memo.complete().save(folder.sample());
    }

    void adoptRecommendationSettings() {
        context.getBean(SettingsAdoption.class).adopt();
    }

    /** Waits until every read model includes everything that was recorded. */
    void awaitProjections(StopSignal stop) throws InterruptedException {
        long head = context.getBean(LogHead.class).position();
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        long written = head == 0 ? Projections.all().size() : 0;
        while (written < Projections.all().size()) {
            stop.check();
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
    }
}
