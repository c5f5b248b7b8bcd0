package io.rapport.infra.bench;

import java.time.Instant;

/** Batches of what HCPs do on a portal: mostly views, every tenth a search, some bookmarks, downloads and ratings. */
final class ActionBatch {

    private static final int HCPS_PER_CONTENT = 7;

    private ActionBatch() {}

    /** Which HCP a batch is about. */
    static String hcp(long batch) {
        return Audience.hcp(batch % Audience.HCPS);
    }

    /** @param name begins the client ids */
    static String json(String name, long batch, int actions) {
        Instant now = Instant.now();
        StringBuilder json = new StringBuilder("{\"actions\":[");
        for (int action = 0; action < actions; action++) {
            json.append(action == 0 ? "" : ",").append(action(name + "-" + batch, batch, action, now));
        }
        return json.append("]}").toString();
    }

    private static String action(String session, long batch, int action, Instant at) {
        String common = "\"clientId\":\"" + session + "-" + action + "\",\"session\":\"" + session
                + "\",\"occurredAt\":\"" + at + "\"";
        String content =
                ",\"contentId\":\"" + Audience.content((batch * HCPS_PER_CONTENT + action) % Audience.CONTENTS) + "\"";
        return switch (action % 10) {
            case 3 -> "{\"action\":\"search\"," + common + ",\"query\":\"heart failure\",\"results\":12}";
            case 5 -> "{\"action\":\"bookmark\"," + common + content + "}";
            case 7 -> "{\"action\":\"download\"," + common + content + "}";
            case 9 -> "{\"action\":\"rating\"," + common + content + ",\"stars\":4}";
            default -> "{\"action\":\"view\"," + common + content + ",\"depthPercent\":80,\"dwellMillis\":64000}";
        };
    }
}
