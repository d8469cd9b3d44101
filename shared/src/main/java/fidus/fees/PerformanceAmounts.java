package fidus.fees;

import org.jspecify.annotations.Nullable;

/// The amounts of one performance fee before rounding.
///
/// @param excess what lies above the mark and the hurdle; absent without a hurdle
record PerformanceAmounts(Quotient gain, @Nullable Quotient excess, Quotient fee) {
    /// Without a hurdle.
    static PerformanceAmounts of(PerformanceFeeTerms terms, Quotient measured, Quotient mark) {
        Quotient gain = measured.minus(mark);
        return new PerformanceAmounts(gain, null, share(terms, gain));
    }

    /// @param over the figure that must be exceeded beside the mark: where the hurdle starts, and
    ///   the hurdle
    static PerformanceAmounts of(
            PerformanceFeeTerms terms, Quotient measured, Quotient mark, Quotient over) {
        Quotient gain = measured.minus(mark);
        Quotient excess = measured.minus(mark.max(over));
        return new PerformanceAmounts(gain, excess, fee(terms, gain, excess));
    }

    private static Quotient fee(PerformanceFeeTerms terms, Quotient gain, Quotient excess) {
        if (excess.signum() <= 0) {
            return Quotient.ZERO;
        }
        return switch (terms.hurdle().kind()) {
            case NONE, SOFT -> share(terms, gain);
            case HARD -> share(terms, excess);
            case CATCH_UP ->
                    share(terms, gain)
                            .min(excess.times(Quotient.of(terms.hurdle().catchUpShare())));
        };
    }

    private static Quotient share(PerformanceFeeTerms terms, Quotient gain) {
        return gain.signum() > 0 ? gain.times(Quotient.of(terms.rate())) : Quotient.ZERO;
    }
}
