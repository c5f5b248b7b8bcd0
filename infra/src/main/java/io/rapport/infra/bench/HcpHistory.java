package io.rapport.infra.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * HCPs with equal histories, some for each round.
 *
 * @param events how long each history is
 * @param hcps how many HCPs there are for each round
 */
record HcpHistory(int events, int hcps) {

    private static final String TEMPLATE = "template";

    /** Beyond the choices that are measured. */
    private static final int CHOICES_BEFORE = 1_000;

    /** An HCP's id; rounds and numbers count from 0. */
    static String id(int round, long number) {
        return prefix(round) + number;
    }

    private static String prefix(int round) {
        return "hcp-" + round + "-";
    }

    /** The stream from which the others are copied: a registration, then choices of interests. */
    static String templateStream() {
        return "hcp:" + TEMPLATE;
    }

    void make(CommandSide side, AggregateCopies copies, int rounds) {
        side.send(HcpCommands.register(TEMPLATE));
        for (int event = 1; event < events; event++) {
            side.send(HcpCommands.choose(TEMPLATE, CHOICES_BEFORE + event));
        }
        JdbcClient jdbc = side.context().getBean(JdbcClient.class);
        for (int round = 0; round < rounds; round++) {
            copies.make(jdbc, TEMPLATE, prefix(round), hcps);
        }
        copies.tidy(jdbc);
    }
}
