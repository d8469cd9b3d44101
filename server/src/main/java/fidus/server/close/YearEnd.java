package fidus.server.close;

import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// E25: at the end of a year each income and each cost goes to the retained result, whole by
/// account and currency. Its postings name no account and no contract, so that what these earned
/// since their beginning stays readable.
final class YearEnd {
    private static final String EVENT = "E25";
    private static final String RETAINED = "3020";

    private YearEnd() {}

    static boolean isLast(YearMonth month) {
        return month.getMonthValue() == 12;
    }

    /// Income and costs that have not gone to the retained result.
    static List<Ledger.Balance> open(Unit unit, Ledger ledger, YearMonth month) {
        List<String> accounts =
                Chart.ACCOUNTS.stream()
                        .map(ChartAccount::code)
                        .filter(code -> code.startsWith("4") || code.startsWith("5"))
                        .toList();
        return ledger.balances(unit, accounts, List.of(), month).stream()
                .filter(one -> !one.balance().isZero())
                .toList();
    }

    /// Posts what is still open; asking again posts nothing.
    ///
    /// @return how many accounts went to the retained result
    static int post(Unit unit, Actor actor, Ledger ledger, YearMonth month) {
        String source = "year/" + month.getYear();
        long before = ledger.count(unit, EVENT, source);
        var entries = new ArrayList<NewEntry>();
        for (Ledger.Balance one : open(unit, ledger, month)) {
            entries.add(
                    new NewEntry(
                            EVENT,
                            source,
                            "part " + (before + entries.size() + 1),
                            month.atEndOfMonth(),
                            postings(one),
                            one.account() + " of " + month.getYear() + " to the retained result"));
        }
        if (!entries.isEmpty()) {
            ledger.postAll(unit, actor, null, entries);
        }
        return entries.size();
    }

    private static List<Posting> postings(Ledger.Balance one) {
        Money sum = one.balance().abs();
        boolean cost = one.balance().signum() > 0;
        return List.of(
                Postings.debit(cost ? RETAINED : one.account(), sum, Map.of()),
                Postings.credit(cost ? one.account() : RETAINED, sum, Map.of()));
    }
}
