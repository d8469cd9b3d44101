package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.MatchByHand;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Whether rows may be matched by hand, and the match they make.
final class MatchCheck {
    private static final int MOST_SHOWN = 10;
    private static final int MOST_TEXT = 140;

    private final RunWindows windows;
    private final Sources sources;
    private final Suspicions suspicions;
    private final TakenRows taken;
    private final Offsets offsets = new Offsets();

    MatchCheck(RunWindows windows, Sources sources, Suspicions suspicions, Audit audit) {
        this.taken = new TakenRows(windows, audit, sources.names());
        this.suspicions = suspicions;
        this.windows = windows;
        this.sources = sources;
    }

    /// A match by hand may break date, reference and amount conditions, never account, currency,
    /// sign or single use.
    Match of(Unit unit, RunStore.StoredRun run, MatchByHand by) {
        if (by.bookRows().isEmpty() || by.statementRows().isEmpty()) {
            throw Refused.at("bookRows", Problem.Code.BAD_VALUE, "A match has rows on both sides.");
        }
        List<MatchRow> left =
                rows(windows.byIds(unit, run, Side.BOOK, by.bookRows()), by.bookRows(), "bookRows");
        List<MatchRow> right =
                rows(
                        windows.byIds(unit, run, Side.STATEMENT, by.statementRows()),
                        by.statementRows(),
                        "statementRows");
        oneSign(left, right);
        free(unit, run, by);
        Money difference = sum(right).minus(sum(left));
        if (!by.suggestion()) {
            return new Match(Match.MANUAL, null, by.bookRows(), by.statementRows(), difference);
        }
        Suggestion suggestion =
                windows.suggestion(unit, run.id(), by.bookRows(), by.statementRows());
        return new Match(
                suggestion.pass(),
                suggestion.score(),
                by.bookRows(),
                by.statementRows(),
                difference);
    }

    /// The rows of a match for whoever agrees to it, the first few of each side in words.
    List<Shown> shown(Unit unit, RunStore.StoredRun run, Match match) {
        List<Shown> shown = new ArrayList<>();
        shown.addAll(shown(unit, run, Side.BOOK, match.bookRows()));
        shown.addAll(shown(unit, run, Side.STATEMENT, match.statementRows()));
        return shown;
    }

    private List<Shown> shown(Unit unit, RunStore.StoredRun run, Side side, List<String> ids) {
        String label = side == Side.BOOK ? "Book row" : "Statement row";
        List<MatchRow> rows = rows(windows.byIds(unit, run, side, ids), ids, "rows");
        List<Shown> shown = new ArrayList<>();
        rows.stream().limit(MOST_SHOWN).forEach(row -> shown.add(new Shown(label, said(row))));
        int more = rows.size() - MOST_SHOWN;
        if (more > 0) {
            shown.add(new Shown(label, "and %,d more, %s in all".formatted(more, sum(rows))));
        }
        return shown;
    }

    private static String said(MatchRow row) {
        boolean twice = row.text().contains(row.reference());
        String text = twice ? row.text() : (row.reference() + " " + row.text()).strip();
        String words = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
        return "%s  %s  %s (%s)".formatted(row.bookingDate(), row.amount(), words, row.rowId());
    }

    /// The match a suggestion makes, as long as a person may accept it without a reason: it is
    /// still suggested, its rows are there, free and of one sign, and do not differ.
    Optional<Match> still(Unit unit, RunStore.StoredRun run, Suggestion one) {
        var by = new MatchByHand(run.id(), one.bookRows(), one.statementRows(), true, "");
        try {
            return Optional.of(of(unit, run, by)).filter(match -> match.difference().isZero());
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private void free(Unit unit, RunStore.StoredRun run, MatchByHand by) {
        taken.requireFree(unit, run, by);
        requireNoError(unit, run, by.bookRows());
        requireNotTakenBack(unit, run.account(), by.statementRows());
        suspicions.requireNone(unit, run.account(), Side.BOOK, by.bookRows());
        suspicions.requireNone(unit, run.account(), Side.STATEMENT, by.statementRows());
        if (BankComparison.isBank(run.account())) {
            for (String row : by.statementRows()) {
                sources.banks().get().requireHeldBy(unit, row, by.bookRows());
            }
        }
    }

    /// What two persons said ends only by two persons.
    ///
    /// @throws Refused `WRONG_STATE` for a row that another one takes back
    private void requireNotTakenBack(Unit unit, String account, List<String> rows) {
        if (!BankComparison.isBank(account)) {
            return;
        }
        UnaryOperator<Set<String>> counting =
                ids -> sources.banks().get().sides().counting(unit, ids);
        Set<RowRef> taken = offsets.standing(unit, account, rows.stream(), counting);
        for (String row : rows) {
            if (taken.contains(new RowRef(Side.STATEMENT, row))) {
                List<String> together = offsets.together(unit, account, row, counting);
                throw Refused.at(
                        "statementRows",
                        Problem.Code.WRONG_STATE,
                        "Row %s of the statements take each other back, as two persons said. Have them taken apart first, at the break of one of them or at the row in its statement under Banks."
                                .formatted(String.join(" and row ", together)));
            }
        }
    }

    /// @throws Refused `WRONG_STATE` for a row that no bank ever saw
    private void requireNoError(Unit unit, RunStore.StoredRun run, List<String> rows) {
        for (String row : rows) {
            windows.findings()
                    .reason(unit, run.id(), new RowRef(Side.BOOK, row))
                    .filter(SetAside::isError)
                    .ifPresent(
                            said -> {
                                throw Refused.at(
                                        "bookRows",
                                        Problem.Code.WRONG_STATE,
                                        "Row %s is matched with nothing. %s"
                                                .formatted(row, said.sentence()));
                            });
        }
    }

    private static void oneSign(List<MatchRow> left, List<MatchRow> right) {
        var all = new ArrayList<>(left);
        all.addAll(right);
        boolean one = all.stream().map(row -> row.amount().signum()).distinct().count() == 1;
        if (all.stream().anyMatch(row -> row.amount().isZero())) {
            throw Refused.at(
                    "bookRows",
                    Problem.Code.BAD_VALUE,
                    "A row of 0.00 is information only and matches nothing. Leave it out.");
        }
        boolean currency = all.stream().map(row -> row.amount().currency()).distinct().count() == 1;
        if (!one || !currency) {
            throw Refused.at(
                    "bookRows",
                    Problem.Code.BAD_VALUE,
                    "All rows of a match have one currency and one sign.");
        }
    }

    private static List<MatchRow> rows(
            Map<String, RunWindows.Placed> all, List<String> ids, String field) {
        if (new HashSet<>(ids).size() != ids.size()) {
            throw Refused.at(field, Problem.Code.BAD_VALUE, "A row stands in a match once.");
        }
        List<MatchRow> rows = new ArrayList<>();
        for (String id : ids) {
            RunWindows.Placed placed = all.get(id);
            if (placed == null) {
                throw Refused.at(
                        field,
                        Problem.Code.NOT_FOUND,
                        "There is no row " + id + " on this side of the run.");
            }
            rows.add(placed.row());
        }
        return rows;
    }

    static Money sum(List<MatchRow> rows) {
        Money sum = Money.zero(rows.getFirst().amount().currency());
        for (MatchRow row : rows) {
            sum = sum.plus(row.amount());
        }
        return sum;
    }
}
