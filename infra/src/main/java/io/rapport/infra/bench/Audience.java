package io.rapport.infra.bench;

/** HCPs and content for the load tool to write about. */
final class Audience {

    static final int HCPS = 500;
    static final int CONTENTS = 50;

    private static final ClosedLoop CALLERS =
            new ClosedLoop(8, Thread.ofVirtual().factory());

    private Audience() {}

    static String hcp(long number) {
        return "hcp-" + number;
    }

    static String content(long number) {
        return "content-" + number;
    }

    /** Makes them over HTTP. */
    static void prepare(BenchRun run, PortalClient portal) throws Exception {
        run.progress().say("registering " + HCPS + " HCPs and publishing " + CONTENTS + " pieces of content");
        CALLERS.count(HCPS, number -> portal.register(hcp(number)));
        CALLERS.count(CONTENTS, number -> portal.publish(content(number)));
    }
}
