package io.rapport.domain.ranking;

/**
 * Powers of 1/2, by table and series as {@link Logarithms} are: decay and odds are asked for some hundred thousand times a
 * list.
 */
final class PowersOfHalf {

    static final double LN_2 = StrictMath.log(2);

    /** Less than a 10^15th is left at this power. */
    private static final int SPENT = 50;

    private static final int STEPS = 4096;
    private static final double[] WHOLE = new double[SPENT + 1];
    private static final double[] OF_STEP = new double[STEPS];

    static {
        for (int n = 0; n <= SPENT; n++) {
            WHOLE[n] = Math.scalb(1.0, -n);
        }
        for (int step = 0; step < STEPS; step++) {
            OF_STEP[step] = StrictMath.exp(-LN_2 * step / STEPS);
        }
    }

    private PowersOfHalf() {}

    /**
     * Right to 1e-15 of its value; nothing above 50.
     *
     * @param exponent 0 or more
     */
    static double of(double exponent) {
        if (exponent > SPENT) {
            return 0;
        }
        int steps = (int) (exponent * STEPS);
        double rest = LN_2 * (exponent - (double) steps / STEPS);
        return WHOLE[steps / STEPS] * OF_STEP[steps % STEPS] * (1 - rest * (1 - rest * (0.5 - rest / 6)));
    }
}
