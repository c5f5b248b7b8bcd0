package io.rapport.infra.bench;

/** What is measured, and in what. */
record Metric(String name, String unit) {

    static final Metric CPU = new Metric("CPU", "us");

    static Metric perSecond(String operations) {
        return new Metric(operations, "1/s");
    }
}
