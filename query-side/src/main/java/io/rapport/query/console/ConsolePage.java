package io.rapport.query.console;

import java.util.Set;

/** The pages of the console that ask for a sign-in, in the order in which they are listed. */
public enum ConsolePage {
    KPIS(
            "/console/kpis",
            "KPIs",
            "what is aimed at and what is reached, over time and part by part",
            "analyst",
            "compliance",
            "reviewer",
            "operator",
            "portal"),
    HCPS("/console/hcps", "HCPs", "all that is known of an HCP, now or as of any moment", "compliance", "portal"),
    CONTENT(
            "/console/content",
            "Content",
            "what waits for a review, what is read and what never is, and what ends soon",
            "portal",
            "reviewer",
            "compliance",
            "analyst"),
    AUDIT(
            "/console/audit",
            "Audit",
            "what happened, who knew what, and the proof of it, verified in the browser",
            "compliance"),
    RECOMMENDATIONS("/console/recommendations", "Lists", "why something was shown", "compliance", "reviewer"),
    OPERATIONS(
            "/console/operations",
            "Operations",
            "how far everything is, what could not be taken, and what is recorded at this moment",
            "operator");

    private final String path;
    private final String title;
    private final String purpose;
    private final Set<String> roles;

    ConsolePage(String path, String title, String purpose, String... roles) {
        this.path = path;
        this.title = title;
        this.purpose = purpose;
        this.roles = Set.of(roles);
    }

    /** What is below this path belongs to the page. */
    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    /** What is there, for people to read. */
    public String purpose() {
        return purpose;
    }

    /** The codes of the roles of which a visitor needs one to see it. */
    public Set<String> roles() {
        return roles;
    }
}
