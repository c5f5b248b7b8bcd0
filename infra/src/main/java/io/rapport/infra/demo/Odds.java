package io.rapport.infra.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** Chances of the numbers from 0, each by its weight. */
final class Odds {

    private final double[] sums;

    private Odds(double[] sums) {
        this.sums = sums;
    }

    static Odds of(int size, IntToDoubleFunction weight) {
        double[] sums = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight.applyAsDouble(i);
            sums[i] = sum;
        }
        return new Odds(sums);
    }

    static <T> Odds of(List<T> of, ToDoubleFunction<T> weight) {
        return of(of.size(), i -> weight.applyAsDouble(of.get(i)));
    }

    double total() {
        return sums.length == 0 ? 0 : sums[sums.length - 1];
    }

    boolean isEmpty() {
        return total() <= 0;
    }

    double weight(int index) {
        return index == 0 ? sums[0] : sums[index] - sums[index - 1];
    }

    /** One of the numbers that have a weight; there must be one. */
    int draw(Dice dice) {
        double at = Math.min(dice.unit() * total(), Math.nextDown(total()));
        int found = Arrays.binarySearch(sums, at);
        int index = found < 0 ? -found - 1 : found + 1;
        while (sums[index] <= at) {
            index++;
        }
        return index;
    }
}
