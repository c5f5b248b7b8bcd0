package io.rapport.infra.bench;

import java.util.List;

/** The same figure, measured repeatedly; never empty. */
record Series(List<Double> values) {

    Series {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /** From the least to the greatest value, as a share of the median. */
    double spread() {
        return (values.getLast() - values.getFirst()) / median();
    }
}
