package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A contract's part of the performance of one account it is mapped to.
///
/// @param mappedPrincipal of this contract on the account
/// @param mappedByAll Σ mapped principal of all contracts on the account, above zero
/// @param truePnl of the account at the valuation; absent unless its reading is OK
/// @param truePnlAtInterestStart what the house earned before; absent unless that reading was OK
public record LinkedPerformance(
        Money mappedPrincipal,
        Money mappedByAll,
        @Nullable Money truePnl,
        @Nullable Money truePnlAtInterestStart) {
    /// C = Σ weight × (true P&L now − true P&L at `interestStart`), weight = mapped principal ÷ Σ
    /// mapped principal on the account, rounded once. Empty when a reading is missing or there is
    /// no linked account: performance is never assumed.
    ///
    /// @throws Refused `BAD_VALUE` when nothing is mapped to an account, `MIXED_CURRENCIES`
    public static Optional<Money> total(List<LinkedPerformance> accounts, Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LinkedPerformance account : accounts) {
            Optional<Money> gained = account.gained();
            if (gained.isEmpty()) {
                return Optional.empty();
            }
            Money.zero(currency).compareTo(gained.get());
            sum = sum.add(account.share(gained.get()));
        }
        return accounts.isEmpty() ? Optional.empty() : Optional.of(Money.rounded(sum, currency));
    }

    private Optional<Money> gained() {
        Money now = truePnl;
        Money before = truePnlAtInterestStart;
        return now == null || before == null ? Optional.empty() : Optional.of(now.minus(before));
    }

    private BigDecimal share(Money gained) {
        if (mappedPrincipal.compareTo(mappedByAll) > 0 || mappedPrincipal.signum() <= 0) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "A linked account holds principal of the contract, and no less of all.");
        }
        return gained.amount()
                .multiply(mappedPrincipal.amount())
                .divide(mappedByAll.amount(), Decimals.DIVISION);
    }
}
