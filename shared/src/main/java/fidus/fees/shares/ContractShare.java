package fidus.fees.shares;

import fidus.fees.Derivation;
import fidus.fees.FeeRounding;
import fidus.investments.schedule.LinkedPerformance;
import fidus.investments.schedule.ShareValuation;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Where the share of a contract with a mark of its own comes from: round(max(0, C − mark) × rate),
/// C = Σ mapped ÷ mapped by all × (true P&L − true P&L before).
public final class ContractShare {
    private ContractShare() {}

    /// The accounts as the arithmetic wants them.
    public static List<LinkedPerformance> linked(List<ShareAccount> accounts) {
        return accounts.stream()
                .map(
                        one ->
                                new LinkedPerformance(
                                        one.mappedPrincipal(),
                                        one.mappedByAll(),
                                        one.truePnl(),
                                        one.truePnlBefore()))
                .toList();
    }

    /// The tree of a share; without a figure, what is known.
    public static Derivation derivation(
            ShareValuation valuation, Money markBefore, BigDecimal rate, List<ShareAccount> from) {
        Money reached = valuation.performance();
        if (reached == null || valuation.shareAmount().signum() == 0) {
            return Derivation.computed(
                    "share",
                    "rate × max(0, C − mark)",
                    BigDecimal.ZERO,
                    inputs(valuation, markBefore, rate, from));
        }
        return Derivation.computed(
                        "share",
                        "rate × max(0, C − mark)",
                        reached.minus(markBefore).amount().multiply(rate),
                        inputs(valuation, markBefore, rate, from))
                .rounded(FeeRounding.halfUp(reached.currency()));
    }

    private static List<Derivation> inputs(
            ShareValuation valuation, Money mark, BigDecimal rate, List<ShareAccount> from) {
        var inputs = new ArrayList<Derivation>();
        inputs.add(Derivation.given("rate", rate));
        inputs.add(Derivation.given("mark", mark.amount()));
        Money reached = valuation.performance();
        if (reached != null) {
            inputs.add(
                    Derivation.computed(
                            "C",
                            "Σ mapped ÷ mapped by all × (true P&L − true P&L before)",
                            reached.amount(),
                            from.stream().map(ContractShare::account).toList()));
        }
        return inputs;
    }

    private static Derivation account(ShareAccount one) {
        Money now =
                Objects.requireNonNullElse(one.truePnl(), Money.zero(one.mappedByAll().currency()));
        Money before = Objects.requireNonNullElse(one.truePnlBefore(), Money.zero(now.currency()));
        return Derivation.computed(
                one.label(),
                "true P&L − true P&L before",
                now.minus(before).amount(),
                List.of(
                        Derivation.given("mapped", one.mappedPrincipal().amount()),
                        Derivation.given("mapped by all", one.mappedByAll().amount()),
                        Derivation.given("true P&L", now.amount()),
                        Derivation.given("true P&L before", before.amount())));
    }
}
