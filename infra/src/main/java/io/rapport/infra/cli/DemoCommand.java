package io.rapport.infra.cli;

import io.rapport.infra.postgres.EmbeddedDatabase;
import io.rapport.infra.security.DemoTokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Runs everything in one process on a sample of HCPs, content and their actions.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(DemoCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private InstanceOptions instance = new InstanceOptions();

    @Option(names = "--empty", description = "start without the sample")
    private boolean empty;

    private int kafkaPort = 9092;

    @Option(
            names = "--kafka-port",
            defaultValue = "9092",
            description = "the port of its Kafka broker (default: ${DEFAULT-VALUE})")
    void setKafkaPort(int port) {
        kafkaPort = InstanceOptions.checked(new LocalPort(port, "--kafka-port"), spec);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = instance.folder();
        try (StopSignal stop = StopSignal.install();
                FileChannel _ = folder.claim()) {
            new LocalPort(instance.port(), "--port").requireFree();
            new LocalPort(kafkaPort, "--kafka-port").requireFree();
            run(folder, stop);
        } catch (StopSignal.Stopped e) {
            log.debug("told to stop before it was ready", e);
        }
        return 0;
    }

    private void run(DataFolder folder, StopSignal stop) throws IOException, InterruptedException {
        PrivacyKeys keys = PrivacyKeys.openOrCreate(folder.privacyKeys());
        AuditKey auditKey = AuditKey.openOrCreate(folder.auditKey());
        auditKey.publish(folder.audit());
        DemoTokens.openOrCreate(folder.tokenKey());
        say("Starting the database ...");
        // Stopped in the order of resources from the last to the first; the broker starts while the others do.
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.database());
                DemoBroker broker = DemoBroker.start(folder.broker(), kafkaPort)) {
            say("Starting Rapport ...");
            try (DemoInstance demo = DemoInstance.start(database, broker, folder, instance.port(), keys, auditKey)) {
                stop.check();
                if (!empty) {
                    demo.loadSample(folder, System.err, stop);
                }
                demo.adoptRecommendationSettings();
                demo.awaitProjections(stop);
                broker.awaitStarted();
                PrintWriter out = spec.commandLine().getOut();
                out.println("Database: " + database.jdbcUrl());
                out.println("Kafka: " + broker.bootstrapServers());
                out.println("Rapport is ready: http://localhost:" + instance.port());
                out.flush();
                stop.await();
                say("Stopping Rapport ...");
            }
        }
    }

    private void say(String progress) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(progress);
        err.flush();
    }
}
