package fidus.server.close;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.payments.wallets.HouseAccount;
import fidus.rebates.RebateReceipt;
import fidus.rebates.ReceivedInto;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;
import fidus.server.rebates.Rebates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// R11: every rebate that was recorded as received is a row of its own, to the cent, on the bank's
/// statement or on the account at the broker that it names; and no rebate came there unrecorded.
final class RebateRules {
    private static final int DAYS_APART = 5;

    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts.Days days;
    private final Map<String, List<Row>> credits = new HashMap<>();
    private final List<TieOut> ties = new ArrayList<>();

    /// @param key the deal or the statement's row
    /// @param rebate whether it says itself that it is one
    private record Row(String key, String account, LocalDate on, Money sum, boolean rebate) {
        /// A receipt that names its credit is no other one.
        boolean is(RebateReceipt receipt) {
            String deal = receipt.dealKey();
            return sum.equals(receipt.received())
                    && (deal == null || deal.equals(key))
                    && Math.abs(ChronoUnit.DAYS.between(on, receipt.receivedOn())) <= DAYS_APART;
        }
    }

    private RebateRules(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.days = days;
    }

    static List<TieOut> of(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        List<Rebates.Came> came = ground.rebates().came(unit, days.last());
        var rules = new RebateRules(unit, ground, days);
        rules.accounts();
        if (!came.isEmpty()) {
            rules.banks();
        }
        came.forEach(rules::received);
        rules.unrecorded();
        return rules.ties;
    }

    private void accounts() {
        for (TradingAccount account : ground.accounts().all(unit)) {
            boolean only = account.accountPurpose() == AccountPurpose.TRADING;
            if (only || account.accountPurpose() == AccountPurpose.REBATE) {
                for (ClassifiedDeal deal : ground.deals().classified(unit, account.key())) {
                    boolean rebate = deal.category() == CashCategory.REBATE;
                    if (deal.netAmount().signum() > 0
                            && deal.deal().time().isBefore(days.end())
                            && (rebate || !only)) {
                        add(
                                account.broker(),
                                new Row(
                                        deal.deal().key(),
                                        account.key().toString(),
                                        days.calendar().of(deal.deal().time()),
                                        deal.netAmount(),
                                        rebate));
                    }
                }
            }
        }
    }

    private void banks() {
        for (HouseAccount account : ground.payments().wallets().houseAccounts().all(unit)) {
            for (MatchRow row : ground.banks().sides().statement(unit, account)) {
                if (row.amount().signum() > 0 && !row.bookingDate().isAfter(days.last())) {
                    add(
                            bank(account.name()),
                            new Row(
                                    row.rowId(),
                                    account.name(),
                                    row.bookingDate(),
                                    row.amount(),
                                    false));
                }
            }
        }
    }

    private void add(String place, Row row) {
        credits.computeIfAbsent(place, _ -> new ArrayList<>()).add(row);
    }

    private static String bank(String name) {
        return "bank/" + name;
    }

    private void received(Rebates.Came came) {
        RebateReceipt receipt = came.receipt();
        boolean atBank = receipt.receivedInto() == ReceivedInto.BANK;
        List<Row> rows =
                credits.getOrDefault(
                        atBank ? bank(receipt.account()) : came.broker(), new ArrayList<>());
        String key = came.broker() + " " + came.period() + ", " + receipt.evidence();
        Row found = rows.stream().filter(row -> row.is(receipt)).findFirst().orElse(null);
        if (found != null) {
            rows.remove(found);
            ties.add(TieOut.of(TieOutRule.R11, key, "", receipt.received(), found.sum));
        } else {
            ties.add(
                    TieOut.unknown(
                            TieOutRule.R11,
                            key,
                            receipt.received(),
                            "No row of "
                                    + receipt.account()
                                    + " within 5 days of "
                                    + receipt.receivedOn()
                                    + " is of this sum."));
        }
    }

    /// What is on a rebate account and nobody recorded.
    private void unrecorded() {
        credits.forEach(
                (_, rows) ->
                        rows.stream()
                                .filter(row -> row.rebate && days.isWithin(row.on))
                                .forEach(
                                        row ->
                                                ties.add(
                                                        TieOut.of(
                                                                        TieOutRule.R11,
                                                                        row.account + " " + row.on,
                                                                        "",
                                                                        Money.zero(
                                                                                row.sum.currency()),
                                                                        row.sum)
                                                                .because(
                                                                        "It came and is not"
                                                                                + " recorded as"
                                                                                + " received."))));
    }
}
