package fidus.cashflow;

import fidus.money.Money;

import java.math.BigDecimal;
import java.util.Optional;

/// R9: a broker wallet with the same balance as the capital placed at that broker may be that
/// capital.
public final class DoubleEntry {
    private DoubleEntry() {}

    /// @param wallet Σ recorded for the broker's wallet
    /// @param allocated Σ adjusted allocation of that broker's accounts in the same currency
    /// @param limit how far apart two sums of money are at least
    /// @return the warning in words; empty when they differ by the limit or more, or one is nothing
    public static Optional<String> warning(
            String broker, Money wallet, Money allocated, BigDecimal limit) {
        boolean apart = wallet.minus(allocated).abs().amount().compareTo(limit) >= 0;
        if (apart || wallet.isZero() || allocated.isZero()) {
            return Optional.empty();
        }
        return Optional.of(
                "The wallet at "
                        + broker
                        + " would hold "
                        + wallet
                        + " and its accounts are allocated "
                        + allocated
                        + ". The same money may be entered twice.");
    }
}
