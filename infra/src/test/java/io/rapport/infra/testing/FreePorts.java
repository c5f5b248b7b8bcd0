package io.rapport.infra.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers in other processes, which take them only after a while: below those that the system gives to whoever
 * asks for any, none twice, and others in each JVM of the tests.
 */
public final class FreePorts {

    private static final int FIRST = 10_000;
    private static final int JVMS = 200;
    private static final int EACH = 100;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private FreePorts() {}

    public static int next() {
        int port;
        do {
            port = FIRST + EACH * ownShare() + NEXT.getAndIncrement() % EACH;
        } while (isTaken(port));
        return port;
    }

    /** Another one for each of the JVMs that run at a time, whose numbers are close. */
    private static int ownShare() {
        return (int) (ProcessHandle.current().pid() * 7 % JVMS);
    }

    private static boolean isTaken(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return false;
        } catch (BindException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
