package io.rapport.infra.security;

/** The people of the demo, of whom its visitors choose one to be. */
enum DemoPerson {
    ANALYST("analyst-1", Role.ANALYST, "Analyst", "KPIs with goal against actual, and the figures behind them"),
    COMPLIANCE("compliance-1", Role.COMPLIANCE, "Compliance officer", "consents, the audit trail and its proofs"),
    SECOND_COMPLIANCE(
            "compliance-2", Role.COMPLIANCE, "Second compliance officer", "decides what the first one asks for"),
    REVIEWER("mlr-reviewer-1", Role.REVIEWER, "Medical reviewer", "approves content and recommendation models"),
    OPERATOR("operator-1", Role.OPERATOR, "Operator", "trains and deploys models, and keeps it all running"),
    EDITOR("web-editor-1", Role.PORTAL, "Editor", "drafts content, and knows the portal's HCPs");

    private final String id;
    private final Role role;
    private final String title;
    private final String task;

    DemoPerson(String id, Role role, String title, String task) {
        this.id = id;
        this.role = role;
        this.title = title;
        this.task = task;
    }

    String id() {
        return id;
    }

    Role role() {
        return role;
    }

    /** What they are, for people to read. */
    public String title() {
        return title;
    }

    public String task() {
        return task;
    }
}
