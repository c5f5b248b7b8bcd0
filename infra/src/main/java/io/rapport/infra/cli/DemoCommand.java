package io.rapport.infra.cli;

import io.rapport.infra.security.DemoTokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private InstanceOptions instance = new InstanceOptions();

    @Option(names = "--empty", description = "start without the sample")
    private boolean empty;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = instance.folder();
        folder.create();
        folder.lock();
        requireFree(instance.port());
        PrivacyKeys keys = PrivacyKeys.openOrCreate(folder.privacyKeys());
        DemoTokens.openOrCreate(folder.tokenKey());
        CountDownLatch stopped = new CountDownLatch(1);
        DemoInstance demo = DemoInstance.start(folder, instance.port(), keys);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            demo.close();
            stopped.countDown();
        }));
        if (!empty) {
            demo.loadSample(folder, System.out);
        }
        demo.awaitProjections();
        out.println("Database: " + demo.databaseUrl());
        out.println("Rapport is ready: http://localhost:" + instance.port());
        out.flush();
        stopped.await();
        return 0;
    }

    private static void requireFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (java.net.BindException e) {
            throw new CannotStart("port " + port + " is in use; free it, or choose another with --port");
        }
    }
}
