package io.rapport.infra.past;

import io.rapport.projection.table.RowsInMemory;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What projections made of the events at some positions of the log, at several points on the way.
 *
 * @param points by how many of the positions had been folded; never changed once they are here
 */
record Life(List<Long> positions, NavigableMap<Integer, List<RowsInMemory>> points) {

    static final Life UNKNOWN = new Life(List.of(), new TreeMap<>());

    /** How many positions this life and another have in common from the first on. */
    int inCommonWith(List<Long> others) {
        int most = Math.min(positions.size(), others.size());
        int common = 0;
        while (common < most && positions.get(common).equals(others.get(common))) {
            common++;
        }
        return common;
    }
}
