package io.rapport.infra.audit;

/** Why the tree is not extended: what is in the database is no continuation of what was signed. */
final class TreeRefusal extends RuntimeException {

    private final transient Finding finding;

    TreeRefusal(Finding finding) {
        super(finding.detail());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
