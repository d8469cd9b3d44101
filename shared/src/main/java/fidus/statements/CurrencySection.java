package fidus.statements;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything in one currency; currencies are never added.
///
/// @param total Σ of the contracts
/// @param deposits that began to count in the period, or were taken back in it
/// @param payouts due or paid in the period, and earlier ones that were still open
/// @param upcoming due in the three months after, at least the next of each contract
/// @param months up to twelve, the last one is the period
/// @param redemptions requests that moved in the period or were open at its end; absent where there
///   is none
public record CurrencySection(
        Currency currency,
        List<ContractLine> contracts,
        Movements total,
        List<DepositLine> deposits,
        List<PayoutLine> payouts,
        List<PayoutLine> upcoming,
        List<MonthInterest> months,
        @Nullable List<RedemptionLine> redemptions) {
    public CurrencySection {
        contracts = List.copyOf(contracts);
        deposits = List.copyOf(deposits);
        payouts = List.copyOf(payouts);
        upcoming = List.copyOf(upcoming);
        months = List.copyOf(months);
        redemptions = redemptions == null ? null : List.copyOf(redemptions);
    }

    /// None, or by number.
    public List<RedemptionLine> redemptionLines() {
        return redemptions == null ? List.of() : redemptions;
    }
}
