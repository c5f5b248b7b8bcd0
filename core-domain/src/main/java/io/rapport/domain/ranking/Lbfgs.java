package io.rapport.domain.ranking;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the minimum of a smooth convex function: limited-memory BFGS (Nocedal, "Updating Quasi-Newton Matrices with Limited
 * Storage", Mathematics of Computation 35, 1980) with a search along the line by halving.
 */
final class Lbfgs {

    private static final int MEMORY = 10;
    private static final int HALVINGS = 40;

    /** The share of the expected decrease that a step must reach (Armijo). */
    private static final double ENOUGH = 1e-4;

    /** A relative decrease below which nothing more is gained. */
    private static final double DONE = 1e-8;

    interface Function {
        /** @return the value at {@code point}; the gradient is written to {@code gradient} */
        double value(double[] point, double[] gradient);
    }

    private record Step(double[] moved, double[] turned, double rho) {}

    private Lbfgs() {}

    static double[] minimum(Function function, int dimensions, int iterations) {
        double[] point = new double[dimensions];
        double[] gradient = new double[dimensions];
        double value = function.value(point, gradient);
        Deque<Step> steps = new ArrayDeque<>();
        for (int i = 0; i < iterations; i++) {
            double[] direction = direction(gradient, steps);
            double slope = dot(direction, gradient);
            double length = steps.isEmpty() ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
            double[] next = new double[dimensions];
            double[] nextGradient = new double[dimensions];
            double nextValue = value;
            boolean found = false;
            for (int halving = 0; halving < HALVINGS && !found; halving++) {
                for (int d = 0; d < dimensions; d++) {
                    next[d] = point[d] + length * direction[d];
                }
                nextValue = function.value(next, nextGradient);
                found = nextValue <= value + ENOUGH * length * slope;
                length /= 2;
            }
            if (!found) {
                return point;
            }
            remember(steps, point, next, gradient, nextGradient);
            double gained = value - nextValue;
            point = next;
            gradient = nextGradient;
            value = nextValue;
            if (gained <= DONE * Math.abs(value)) {
                return point;
            }
        }
        return point;
    }

    private static void remember(
            Deque<Step> steps, double[] point, double[] next, double[] gradient, double[] nextGradient) {
        double[] moved = difference(next, point);
        double[] turned = difference(nextGradient, gradient);
        double curvature = dot(moved, turned);
        if (curvature > 0) {
            steps.addLast(new Step(moved, turned, 1 / curvature));
            if (steps.size() > MEMORY) {
                steps.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Step> steps) {
        double[] direction = gradient.clone();
        Deque<Double> alphas = new ArrayDeque<>();
        steps.reversed().forEach(step -> {
            double alpha = step.rho() * dot(step.moved(), direction);
            add(direction, -alpha, step.turned());
            alphas.addFirst(alpha);
        });
        if (!steps.isEmpty()) {
            Step last = steps.getLast();
            double scale = 1 / (last.rho() * dot(last.turned(), last.turned()));
            for (int d = 0; d < direction.length; d++) {
                direction[d] *= scale;
            }
        }
        steps.forEach(step -> {
            double beta = step.rho() * dot(step.turned(), direction);
            add(direction, alphas.removeFirst() - beta, step.moved());
        });
        for (int d = 0; d < direction.length; d++) {
            direction[d] = -direction[d];
        }
        return direction;
    }

    private static void add(double[] to, double times, double[] what) {
        for (int d = 0; d < to.length; d++) {
            to[d] += times * what[d];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int d = 0; d < a.length; d++) {
            difference[d] = a[d] - b[d];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
