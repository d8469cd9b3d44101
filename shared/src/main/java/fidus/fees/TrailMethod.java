package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How a trail commission on placed assets is found; the six published methods of fund registers.
public enum TrailMethod {
    /// Each day's assets × rate ÷ 365.
    DAILY_ASSETS("Σ assets × rate ÷ 365", 365),
    /// Each day's assets × management fee rate × rate ÷ 365.
    DAILY_MANAGEMENT_FEE("Σ assets × managementFeeRate × rate ÷ 365", 365),
    /// Assets at month end × rate ÷ 12.
    MONTH_END("assets × rate ÷ 12", 12),
    /// Mean of the daily assets × rate ÷ 12.
    MONTH_AVERAGE("mean of assets × rate ÷ 12", 12),
    /// (Opening + closing assets) ÷ 2 × rate ÷ 12.
    OPEN_CLOSE("(opening + closing) ÷ 2 × rate ÷ 12", 12),
    /// Assets at quarter end × rate ÷ 4.
    QUARTER_END("assets × rate ÷ 4", 4);

    private final String formula;
    private final int perYear;

    TrailMethod(String formula, int perYear) {
        this.formula = formula;
        this.perYear = perYear;
    }

    /// A trail, not rounded; round it with {@link Derivation#rounded}.
    ///
    /// @param assets one per day for the daily and average methods, opening and closing for
    ///   OPEN_CLOSE, one for the ends
    /// @param rate per year, a fraction
    /// @param managementFeeRate used by DAILY_MANAGEMENT_FEE only
    /// @throws Refused `BAD_VALUE` for a number of figures the method has no use for
    public Derivation of(List<BigDecimal> assets, BigDecimal rate, BigDecimal managementFeeRate) {
        boolean fits =
                switch (this) {
                    case DAILY_ASSETS, DAILY_MANAGEMENT_FEE, MONTH_AVERAGE -> !assets.isEmpty();
                    case OPEN_CLOSE -> assets.size() == 2;
                    case MONTH_END, QUARTER_END -> assets.size() == 1;
                };
        if (!fits) {
            throw Refused.at(
                    "assets",
                    Problem.Code.BAD_VALUE,
                    this + " is not found from " + assets.size() + " figures.");
        }
        BigDecimal sum = assets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal yearly = sum.multiply(rate);
        int divisor = perYear;
        List<Derivation> inputs = new ArrayList<>();
        assets.forEach(figure -> inputs.add(Derivation.given("assets", figure)));
        inputs.add(Derivation.given("rate", rate));
        if (this == DAILY_MANAGEMENT_FEE) {
            yearly = yearly.multiply(managementFeeRate);
            inputs.add(Derivation.given("managementFeeRate", managementFeeRate));
        }
        if (this == MONTH_AVERAGE || this == OPEN_CLOSE) {
            divisor *= assets.size();
        }
        return Derivation.computed(
                "trail",
                formula,
                yearly.divide(BigDecimal.valueOf(divisor), Decimals.DIVISION),
                inputs);
    }
}
