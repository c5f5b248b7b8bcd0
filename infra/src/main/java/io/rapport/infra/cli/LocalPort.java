package io.rapport.infra.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.List;

/**
 * A port of this machine's loopback interface.
 *
 * @param option by which another is chosen
 */
record LocalPort(int number, String option) {

    static final int LAST = 65_535;

    /** Both, because a browser that is told of {@code localhost} may try either first and reach another program. */
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    boolean isOne() {
        return number >= 1 && number <= LAST;
    }

    /** Looked at before anything is started, so that a taken port costs a moment and leaves nothing behind. */
    void requireFree() throws IOException {
        for (String literal : LOOPBACK) {
            InetAddress address = InetAddress.getByName(literal);
            if (NetworkInterface.getByInetAddress(address) != null) {
                requireFree(address);
            }
        }
    }

    private void requireFree(InetAddress address) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, number));
        } catch (BindException e) {
            throw new CannotStart(
                    "port " + number + " of " + address.getHostAddress() + " cannot be used (" + e.getMessage()
                            + "); free it, or choose another with " + option,
                    e);
        }
    }
}
