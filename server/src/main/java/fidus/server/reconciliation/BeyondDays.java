package fidus.server.reconciliation;

import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the other side of a bank has of the sum of an unmatched row after the run's last day: the
/// run did not look there, and what it says of the row is of its own days alone. It is said beside
/// the evidence and is no part of it.
record BeyondDays(Supplier<BankStatements> banks) {
    /// Days from the row on: what is further is another month's payment of the same sum more often
    /// than not, and whoever goes through rows does not wait for the books of months.
    private static final int NEAR = 10;

    /// @return null where nothing is there, and for a row of a broker or one that is not open
    @Nullable String of(Unit unit, RunStore.StoredRun run, RunRow row) {
        boolean open = row.standing() == Standing.OPEN || row.standing() == Standing.SUGGESTED;
        LocalDate from = run.run().to().plusDays(1);
        LocalDate end = row.row().bookingDate().plusDays(NEAR + 1L);
        if (!open || !BankComparison.isBank(run.account()) || !from.isBefore(end)) {
            return null;
        }
        HouseAccount account = BankComparison.account(unit, banks.get(), run.account());
        Side other = row.side() == Side.BOOK ? Side.STATEMENT : Side.BOOK;
        Set<LocalDate> days = from.datesUntil(end).collect(Collectors.toSet());
        var matches = new MatchStore();
        List<MatchRow> found =
                banks.get().sides().on(unit, account, other, days, row.row().amount()).stream()
                        .filter(
                                one ->
                                        matches.using(unit, run.account(), other, one.rowId())
                                                .isEmpty())
                        .sorted(
                                Comparator.comparing(MatchRow::bookingDate)
                                        .thenComparing(MatchRow::rowId))
                        .toList();
        return found.isEmpty() ? null : words(other, found);
    }

    private static String words(Side side, List<MatchRow> found) {
        MatchRow first = BankSides.printed(found.getFirst());
        String text = first.text().isBlank() ? first.reference() : first.text();
        return "%s %s on %s, after the run's last day: %s%s. A run to that day compares the two."
                .formatted(
                        side == Side.BOOK ? "The books have" : "The statement has",
                        first.amount(),
                        first.bookingDate(),
                        text,
                        found.size() == 1 ? "" : ", and %,d more".formatted(found.size() - 1));
    }
}
