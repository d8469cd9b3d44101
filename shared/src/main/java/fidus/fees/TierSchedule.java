package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Rates by size.
///
/// @param tiers rising; only the last has no upper limit
public record TierSchedule(TierMode mode, List<Tier> tiers) {
    /// @throws Refused `BAD_VALUE` when limits do not rise or the last band ends
    public TierSchedule {
        tiers = List.copyOf(tiers);
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal upTo = tiers.get(i).upTo();
            boolean last = i == tiers.size() - 1;
            if (last != (upTo == null) || (upTo != null && upTo.compareTo(before) <= 0)) {
                throw refused();
            }
            before = upTo == null ? before : upTo;
        }
        if (tiers.isEmpty()) {
            throw refused();
        }
    }

    /// A year's fee on an amount.
    ///
    /// @throws Refused `BAD_VALUE` for a negative amount
    public Derivation of(BigDecimal amount) {
        if (amount.signum() < 0) {
            throw Refused.at(
                    "amount", Problem.Code.BAD_VALUE, "A schedule rates amounts from zero up.");
        }
        List<Derivation> inputs = new ArrayList<>();
        inputs.add(Derivation.given("amount", amount));
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal below = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            BigDecimal top = tier.upTo() == null ? amount : amount.min(tier.upTo());
            boolean band = tier.upTo() == null || amount.compareTo(tier.upTo()) <= 0;
            if (mode == TierMode.FLAT_ON_BAND && band) {
                inputs.add(Derivation.given("rate", tier.rate()));
                return named("amount × rate", amount.multiply(tier.rate()), inputs);
            }
            if (mode == TierMode.SLAB_WISE) {
                BigDecimal part = top.subtract(below).multiply(tier.rate());
                String how = "(" + top.toPlainString() + " − " + below.toPlainString() + ") × ";
                inputs.add(
                        Derivation.computed(
                                "slab", how + tier.rate().toPlainString(), part, List.of()));
                sum = sum.add(part);
            }
            if (band) {
                break;
            }
            below = top;
        }
        return named("Σ slab", sum, inputs);
    }

    private static Derivation named(String formula, BigDecimal value, List<Derivation> inputs) {
        return Derivation.computed("tieredFee", formula, value, inputs);
    }

    private static Refused refused() {
        return Refused.at(
                "tiers",
                Problem.Code.BAD_VALUE,
                "The limits of a schedule rise, and only its last band has none.");
    }
}
