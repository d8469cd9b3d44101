package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/// The fund accounting page. An absent part makes every result that needs it absent, never zero.
///
/// @param tradingEquity owned equity of ACTIVE TRADING accounts
/// @param separationBalance balance of ACTIVE SEPARATION accounts
/// @param houseCapitalPlaced capital of the house at work
/// @param obligations contract interest not yet paid and unpaid performance shares
/// @param feesUnpaid manager fees, commissions and franchise pools not yet paid
/// @param rebatesInNet whether unpaid rebates enter the net profitability
public record FundAccounting(
        @Nullable Money tradingEquity,
        @Nullable Money separationBalance,
        @Nullable Money clientPrincipal,
        @Nullable Money houseCapitalPlaced,
        @Nullable Money unpaidRebates,
        @Nullable Money unallocatedCash,
        @Nullable Money obligations,
        @Nullable Money feesUnpaid,
        boolean rebatesInNet) {
    @JsonIgnore
    public Optional<Money> totalEquity() {
        return sum(tradingEquity, separationBalance);
    }

    @JsonIgnore
    public Optional<Money> fundAssets() {
        return sum(totalEquity().orElse(null), unpaidRebates, unallocatedCash);
    }

    @JsonIgnore
    public Optional<Money> fundRevenue() {
        return sum(totalEquity().orElse(null), minus(clientPrincipal), minus(houseCapitalPlaced));
    }

    /// Revenue in percent of client principal; empty also when no principal is owed.
    @JsonIgnore
    public Optional<BigDecimal> revenuePercent() {
        Money principal = clientPrincipal;
        return principal == null || principal.signum() <= 0
                ? Optional.empty()
                : fundRevenue()
                        .map(revenue -> Decimals.percent(revenue.amount(), principal.amount()));
    }

    @JsonIgnore
    public Optional<Money> liabilities() {
        return sum(obligations, feesUnpaid);
    }

    @JsonIgnore
    public Optional<Money> netProfitability() {
        Optional<Money> net = sum(fundRevenue().orElse(null), minus(liabilities().orElse(null)));
        return rebatesInNet ? sum(net.orElse(null), unpaidRebates) : net;
    }

    private static @Nullable Money minus(@Nullable Money part) {
        return part == null ? null : part.negated();
    }

    private static Optional<Money> sum(@Nullable Money... parts) {
        if (Arrays.stream(parts).anyMatch(part -> part == null)) {
            return Optional.empty();
        }
        return Arrays.stream(parts).reduce((one, other) -> one.plus(other));
    }
}
