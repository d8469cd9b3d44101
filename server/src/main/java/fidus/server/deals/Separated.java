package fidus.server.deals;

import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.TradingAccount;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.Scope;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// Whose reserve a withdrawal from a separation account takes. The report does not say which payout
/// it is for, but the books know who put money by: where a single fund, or the house, has enough
/// there for it, it is theirs. Where several have, nothing is guessed and the movement names no
/// fund, which coverage shows in its unattributed line.
record Separated(Ledger ledger) {
    private static final String ACCOUNT = "1130";
    private static final String NO_FUND = AccountPurpose.SEPARATION.name();

    /// @param on the day the entry counts from
    Optional<String> taken(Unit unit, StoredDeal deal, TradingAccount own, LocalDate on) {
        Money sum = deal.row().netAmount();
        if (own.accountPurpose() != AccountPurpose.SEPARATION
                || deal.category() != CashCategory.EXTERNAL_WITHDRAWAL
                || sum.signum() >= 0) {
            return Optional.empty();
        }
        var scope =
                new Scope(
                        List.of(ACCOUNT),
                        List.of("fund"),
                        YearMonth.from(on),
                        "tradingAccount",
                        own.key().toString());
        List<String> able =
                ledger.balances(unit, scope).stream()
                        .filter(one -> one.balance().currency().equals(sum.currency()))
                        .filter(one -> one.balance().plus(sum).signum() >= 0)
                        .map(one -> one.values().getFirst())
                        .filter(fund -> !fund.isEmpty() && !fund.equals(NO_FUND))
                        .toList();
        return able.size() == 1 ? Optional.of(able.getFirst()) : Optional.empty();
    }
}
