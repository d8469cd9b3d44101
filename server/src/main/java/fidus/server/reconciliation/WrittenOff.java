package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Rows of the books that no statement has and that were written off: they stay without a
/// counterpart and are carried on, beside the entry that took them back.
final class WrittenOff {
    private static final int PART = 1_000;

    private WrittenOff() {}

    /// Σ of what was written off of carried rows before a day.
    static Money before(
            Unit unit,
            BankStatements banks,
            HouseAccount account,
            LocalDate day,
            Set<RowRef> carried) {
        String name = BankComparison.named(account);
        List<String> keys =
                carried.stream()
                        .filter(row -> row.side() == Side.BOOK)
                        .map(row -> RunFindings.rowKey(name, Side.BOOK, row.rowId()))
                        .toList();
        var breaks = new BreakStore();
        List<String> sources = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += PART) {
            List<String> some = keys.subList(from, Math.min(from + PART, keys.size()));
            breaks.named(unit, name, ReconciliationBreak.UNMATCHED, some).stream()
                    .filter(one -> one.found().breakState() == BreakState.WRITTEN_OFF)
                    .forEach(one -> sources.add(Breaks.subject(one)));
        }
        return banks.sides().writtenOff(unit, account, day, sources);
    }
}
