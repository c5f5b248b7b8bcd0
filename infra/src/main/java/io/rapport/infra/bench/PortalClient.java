package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;

/** Writes to the application over HTTP, as a portal or a reviewer. */
record PortalClient(ApiClient api) {

    /** Open until the suite ends. */
    static PortalClient of(BenchRun run, BenchApplication application) {
        return new PortalClient(ApiClient.of(run, application));
    }

    /** Registers an HCP who consents to analytics, so that actions are recorded as this HCP's. */
    void register(String hcp) throws IOException, InterruptedException {
        api.post(Role.PORTAL, "/hcps", """
                {"id": "%s", "name": {"given": "Ada", "family": "Byron"}, "email": "ada@example.org",
                 "specialty": "cardiology", "role": "physician", "country": "GB", "language": "en"}
                """.formatted(hcp));
        api.post(Role.PORTAL, "/hcps/" + hcp + "/consents", """
                {"decision": "grant", "purpose": "analytics", "notice": "n1"}
                """);
    }

    /** Has a registered HCP consent that actions are shared with CRM systems. */
    void share(String hcp) throws IOException, InterruptedException {
        api.post(Role.PORTAL, "/hcps/" + hcp + "/consents", """
                {"decision": "grant", "purpose": "crm-sharing", "notice": "n1"}
                """);
    }

    /** Publishes content for everyone. */
    void publish(String content) throws IOException, InterruptedException {
        api.post(Role.PORTAL, "/content", """
                {"id": "%s", "title": "Heart failure in practice", "summary": "What the guideline says.",
                 "type": "article", "nature": "scientific", "topics": ["heart-failure"], "language": "en"}
                """.formatted(content));
        api.post(Role.PORTAL, "/content/" + content + "/submission", "");
        api.post(Role.REVIEWER, "/content/" + content + "/approval", """
                {"validUntil": "2099-01-01T00:00:00Z"}
                """);
        api.post(Role.REVIEWER, "/content/" + content + "/publication", "");
    }

    String act(String hcp, String batch) throws IOException, InterruptedException {
        return api.post(Role.PORTAL, "/hcps/" + hcp + "/engagements", batch);
    }
}
