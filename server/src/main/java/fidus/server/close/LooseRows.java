package fidus.server.close;

import fidus.money.Money;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.server.bank.Matching;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rows of a bank account that no reconciliation looked at: neither matched nor a break that
/// somebody settled.
///
/// @param book postings
/// @param statement rows of its statements
record LooseRows(List<MatchRow> book, List<MatchRow> statement) {
    private static final String ROW = "S5";

    /// @param matched postings that a match uses
    /// @param printed rows of statements that a match uses
    /// @param settled ends of the keys of breaks that somebody settled, such as `/BOOK/ENTRY-7-1`
    record Looked(Set<String> matched, Set<String> printed, Set<String> settled) {
        List<MatchRow> without(Side side, List<MatchRow> rows, LocalDate first, LocalDate last) {
            return rows.stream()
                    .filter(row -> !row.bookingDate().isBefore(first))
                    .filter(row -> !row.bookingDate().isAfter(last))
                    .filter(row -> !row.amount().isZero())
                    .filter(row -> !has(side, row))
                    .toList();
        }

        boolean has(Side side, MatchRow row) {
            Set<String> used = side == Side.BOOK ? matched : printed;
            return used.contains(row.rowId()) || settled.contains(side + "/" + row.rowId());
        }
    }

    static Looked looked(Matching.Matched matched, List<ReconciliationBreak> breaks) {
        Set<String> settled = new HashSet<>();
        for (ReconciliationBreak one : breaks) {
            for (Side side : Side.values()) {
                int at = one.key().lastIndexOf("/" + side + "/");
                if (stands(one) && at >= 0 && one.rule().equals(ROW)) {
                    settled.add(one.key().substring(at + 1));
                }
            }
        }
        return new Looked(matched.book(), matched.statement().keySet(), settled);
    }

    /// What data or a match ended says nothing of a row that is unmatched now.
    private static boolean stands(ReconciliationBreak one) {
        EndedBy by = one.findings().endedBy();
        return switch (one.breakState()) {
            case OPEN -> false;
            case EXPLAINED, WRITTEN_OFF -> true;
            case RESOLVED -> by == EndedBy.PERSON || by == EndedBy.ENTRY;
        };
    }

    /// Empty when there are none.
    String sentence() {
        if (book.isEmpty() && statement.isEmpty()) {
            return "";
        }
        return "No reconciliation looked at "
                + said(book, "postings")
                + (book.isEmpty() || statement.isEmpty() ? "" : " and ")
                + said(statement, "rows of its statements")
                + ". Reconcile their days.";
    }

    private static String said(List<MatchRow> rows, String what) {
        return rows.isEmpty()
                ? ""
                : rows.size()
                        + " "
                        + what
                        + " of together "
                        + rows.stream().map(MatchRow::amount).reduce(Money::plus).orElseThrow()
                        + ", the first of "
                        + rows.stream()
                                .map(MatchRow::bookingDate)
                                .sorted()
                                .findFirst()
                                .orElseThrow();
    }
}
