package fidus.returns;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// All yearly rates of flows, in decimals. Slow, and only asked when the fast way proves nothing.
final class RateRoots {
    private static final int MOST_FLOWS = 120;
    private static final BigDecimal LEAST = new BigDecimal("0.000001");
    private static final BigDecimal MOST = new BigDecimal("1000001");

    private RateRoots() {}

    static List<BigDecimal> of(DatedFlows flows) {
        if (flows.signChanges() > 1 && flows.count() > MOST_FLOWS) {
            throw Refused.at(
                    "flows",
                    Problem.Code.BAD_VALUE,
                    "UNDECIDED: with "
                            + flows.count()
                            + " flows to and fro it cannot be told"
                            + " whether there is a single rate; use a time-weighted return.");
        }
        List<BigDecimal> rates = new ArrayList<>();
        Sparse worth = flows.worth();
        for (BigDecimal x : worth.roots(Powers.daily(MOST), Powers.daily(LEAST))) {
            BigDecimal growth = BigDecimal.ONE.divide(x.pow(365, Powers.WORKING), Powers.WORKING);
            rates.addFirst(
                    growth.subtract(BigDecimal.ONE).setScale(Xirr.DECIMALS, RoundingMode.HALF_UP));
        }
        return rates;
    }
}
