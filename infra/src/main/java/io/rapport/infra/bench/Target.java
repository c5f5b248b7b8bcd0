package io.rapport.infra.bench;

/** What a measurement should reach. */
sealed interface Target {

    boolean isMetBy(Measurement measurement);

    /** For a column of the table: the bound, or nothing. */
    String text();

    record RatioAtLeast(double bound) implements Target {
        @Override
        public boolean isMetBy(Measurement measurement) {
            return measurement.ratio() >= bound;
        }

        @Override
        public String text() {
            return ">= " + Figures.text(bound);
        }
    }

    record RatioAtMost(double bound) implements Target {
        @Override
        public boolean isMetBy(Measurement measurement) {
            return measurement.ratio() <= bound;
        }

        @Override
        public String text() {
            return "<= " + Figures.text(bound);
        }
    }

    record ValueAtMost(double bound, String unit) implements Target {
        @Override
        public boolean isMetBy(Measurement measurement) {
            return measurement.value() <= bound;
        }

        @Override
        public String text() {
            return "<= " + Figures.text(bound) + " " + unit;
        }
    }

    record ValueAtLeast(double bound, String unit) implements Target {
        @Override
        public boolean isMetBy(Measurement measurement) {
            return measurement.value() >= bound;
        }

        @Override
        public String text() {
            return ">= " + Figures.text(bound) + " " + unit;
        }
    }

    /** For a figure that explains another one. */
    record None() implements Target {
        @Override
        public boolean isMetBy(Measurement measurement) {
            return true;
        }

        @Override
        public String text() {
            return "";
        }
    }
}
