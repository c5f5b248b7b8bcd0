package io.rapport.infra.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A Kafka broker inside this process, its own controller, for clients of this machine only. Its topics stay in a folder
 * between starts, also if the process is killed: a lock on the folder ends with the process, and what was acknowledged is
 * in the page cache of the operating system. A power cut may take the last seconds, which PostgreSQL still has.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final String HOST = "127.0.0.1";
    private static final int NODE = 1;
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    /** What a cluster of one needs to be told, and less of everything than a machine of its own would be given. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("inter.broker.listener.name", "CLIENT"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A killed broker's next start waits until this one is given up.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            // Two files of this size are made for each partition before there is anything in them.
            Map.entry("log.index.size.max.bytes", "262144"),
            Map.entry("log.segment.bytes", "67108864"));

    static {
        // Kafka ends the JVM where it cannot go on, and with it everything else that runs here.
        Exit.setExitProcedure(EmbeddedBroker::refuseToExit);
        Exit.setHaltProcedure(EmbeddedBroker::refuseToExit);
    }

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker, if need be without any topic.
     *
     * @param folder where its topics are kept; the caller holds a lock that keeps other instances out of it
     * @param port of 127.0.0.1
     * @throws IOException if it does not start; the message says why
     */
    public static EmbeddedBroker start(Path folder, int port) throws IOException {
        requireFree(port);
        Path data = folder.resolve("data");
        if (isMissing(data)) {
            create(folder.resolve("data.new"), data);
        }
        if (!Files.exists(data.resolve("meta.properties"))) {
            throw new IOException(
                    data + " holds files, but not those of a broker; move them away to start with a new one");
        }
        try {
            KafkaRaftServer server =
                    new KafkaRaftServer(KafkaConfig.fromProps(settings(data, port), false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, port);
        } catch (RuntimeException e) {
            throw new IOException("the broker does not start: " + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return probe.getLocalPort();
        }
    }

    private static void requireFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(HOST, port));
        } catch (BindException e) {
            throw new IOException(
                    "the broker's port " + port + " of " + HOST + " cannot be used (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isMissing(Path data) throws IOException {
        if (!Files.exists(data)) {
            return true;
        }
        try (Stream<Path> content = Files.list(data)) {
            return content.findAny().isEmpty();
        }
    }

    /** Made elsewhere and moved as a whole, so that what is in the data folder is never half a broker's. */
    private static void create(Path draft, Path data) throws IOException {
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectories(draft);
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setDirectories(List.of(draft.toString()))
                    .setMetadataLogDirectory(draft.toString())
                    .run();
        } catch (Exception e) {
            throw new IOException("the broker's folder " + draft + " cannot be made: " + e.getMessage(), e);
        }
        Files.deleteIfExists(data);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Properties settings(Path data, int port) throws IOException {
        int controllerPort = freePort();
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        settings.put("listeners", "CLIENT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "CLIENT://" + HOST + ":" + port);
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        settings.put("log.dirs", data.toString());
        return settings;
    }

    private static void refuseToExit(int status, String message) {
        log.atError()
                .addKeyValue("status", status)
                .addKeyValue("reason", message)
                .log("the broker cannot go on");
        throw new IllegalStateException("the broker cannot go on: " + message);
    }

    /** Where clients find a broker that was given a port. */
    public static String address(int port) {
        return HOST + ":" + port;
    }

    public String bootstrapServers() {
        return address(port);
    }

    /** Waits a while for it, so that its next start need not look for what is whole. */
    @Override
    public void close() {
        Thread stop = Thread.ofPlatform().name("broker-stop").daemon().start(() -> {
            server.shutdown();
            server.awaitShutdown();
        });
        try {
            if (!stop.join(SHUTDOWN)) {
                log.warn("the broker does not stop in time, it is left to end with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
