package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.TakeApart;
import fidus.reconciliation.desk.TakeRowsApart;
import fidus.server.approvals.Approvals;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Two persons said of rows of a bank's statements that they take each other back, and were wrong:
/// two persons take them apart, and all of them are open again. It is asked for at the break of a
/// row, or at the row itself where no run has seen it.
final class PairsApart {
    private static final String APART = "TAKE_PAIR_APART";
    private static final String ROWS_APART = "TAKE_ROWS_APART";
    private static final int LONGEST = 1_000;

    private final Approvals approvals;
    private final Breaks breaks;
    private final RunStore runs;
    private final EndedPairs ended;
    private final Supplier<BankStatements> banks;
    private final Offsets offsets = new Offsets();

    /// Both breaks as they were shown.
    ///
    /// @param version its own, as that of the other
    record Apart(BreakId id, int version, BreakId other, int otherVersion, String reason) {}

    /// The rows as they were shown.
    record RowsApart(HouseAccountId id, List<String> rows, String reason) {}

    PairsApart(
            Approvals approvals,
            Breaks breaks,
            RunStore runs,
            EndedPairs ended,
            Supplier<BankStatements> banks) {
        this.approvals = approvals;
        this.breaks = breaks;
        this.runs = runs;
        this.ended = ended;
        this.banks = banks;
        approvals.kind(APART, Apart.class, Set.of(Role.APPROVER), this::agreed);
        approvals.kind(ROWS_APART, RowsApart.class, Set.of(Role.APPROVER), this::agreedOfRows);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.TAKE_APART, this::takeApart);
        routes.answer(ReconciliationCalls.TAKE_ROWS_APART, this::takeRowsApart);
    }

    private Prepared takeApart(Asked asked, TakeApart ask) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak one = breaks.current(unit, ask.id(), ask.version());
        BreakStore.StoredBreak other = other(unit, one);
        String reason = reason(ask.reason());
        breaks.requireDecided(unit, other.id());
        ReconciliationBreak found = one.found();
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        APART,
                        Breaks.subject(one),
                        "Take apart two rows of %s that take each other back"
                                .formatted(RecordWords.account(one.account())),
                        List.of(
                                new Shown("Account", RecordWords.account(one.account())),
                                new Shown("Row", QuotedRow.of(found.right())),
                                new Shown("Taken back by", QuotedRow.of(other.found().right())),
                                new Shown("What was said", found.history().getLast().reason()),
                                new Shown("Afterwards", afterwards(offsets.rows(unit, one))),
                                new Shown("Reason", reason)),
                        new Apart(
                                one.id(),
                                found.version(),
                                other.id(),
                                other.found().version(),
                                reason)));
    }

    private static String afterwards(List<String> rows) {
        return rows.size() == 2
                ? "both rows are open again"
                : "rows %s are open again".formatted(String.join(" and ", rows));
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.length() < 10 || reason.length() > LONGEST) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in 10 to 1,000 characters why the rows do not belong together.");
        }
        return reason;
    }

    private BreakStore.StoredBreak other(Unit unit, BreakStore.StoredBreak one) {
        BreakStore.StoredBreak other = offsets.other(unit, breaks.store(), one);
        if (other == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "No other row of the statements takes this one back: there is nothing to take"
                            + " apart.");
        }
        return other;
    }

    private Prepared takeRowsApart(Asked asked, TakeRowsApart ask) {
        Unit unit = asked.unit();
        HouseAccount account = banks.get().account(unit, ask.id());
        String name = BankComparison.named(account);
        List<String> rows = rows(unit, name, ask.rowId().strip());
        String reason = reason(ask.reason());
        List<Shown> shown =
                new ArrayList<>(List.of(new Shown("Account", RecordWords.account(name))));
        rows.forEach(row -> shown.add(new Shown("Row", said(unit, row))));
        for (BreakStore.StoredBreak one : ofRows(unit, name, rows)) {
            breaks.requireDecided(unit, one.id());
        }
        shown.add(new Shown("Afterwards", "the rows are open again"));
        shown.add(new Shown("Reason", reason));
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        ROWS_APART,
                        BankSides.subject(rows.getFirst()),
                        "Take apart %d rows of %s that take each other back"
                                .formatted(rows.size(), RecordWords.account(name)),
                        shown,
                        new RowsApart(ask.id(), rows, reason)));
    }

    /// The rows that take each other back, this one among them.
    private List<String> rows(Unit unit, String account, String row) {
        List<String> rows =
                offsets.together(
                        unit, account, row, ids -> banks.get().sides().counting(unit, ids));
        if (rows.isEmpty()) {
            throw Refused.at(
                    "rowId",
                    Problem.Code.WRONG_STATE,
                    "No other row of the statements of %s takes row %s back: there is nothing to take apart. Load the page again."
                            .formatted(account, row));
        }
        return rows;
    }

    private String said(Unit unit, String id) {
        return QuotedRow.of(banks.get().sides().row(unit, id).orElseThrow());
    }

    /// The breaks of rows; a row that no run has seen has none.
    private List<BreakStore.StoredBreak> ofRows(Unit unit, String account, List<String> rows) {
        List<String> keys =
                rows.stream().map(row -> RunFindings.rowKey(account, Side.STATEMENT, row)).toList();
        return breaks.store().named(unit, account, ReconciliationBreak.UNMATCHED, keys);
    }

    private void agreed(Unit unit, Approvals.Decided by, Apart apart) {
        BreakStore.StoredBreak one = breaks.current(unit, apart.id(), apart.version());
        BreakStore.StoredBreak other = breaks.current(unit, apart.other(), apart.otherVersion());
        if (!other(unit, one).id().equals(other.id())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This row is taken back by another one than was shown. Prepare it again.");
        }
        apart(unit, by, one.account(), offsets.rows(unit, one), apart.reason());
    }

    private void agreedOfRows(Unit unit, Approvals.Decided by, RowsApart apart) {
        String name = BankComparison.named(banks.get().account(unit, apart.id()));
        if (!rows(unit, name, apart.rows().getFirst()).equals(apart.rows())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Row %s is taken back by another one than was shown. Prepare it again."
                            .formatted(apart.rows().getFirst()));
        }
        apart(unit, by, name, apart.rows(), apart.reason());
    }

    /// Runs that call the rows taken back hold no more; what was signed stays, and the rows are
    /// open in the runs after it.
    private void apart(
            Unit unit, Approvals.Decided by, String account, List<String> rows, String reason) {
        if (!runs.running(unit, account).isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A run of this account is under way. Agree to it when that is over.");
        }
        for (BreakStore.StoredBreak one : ofRows(unit, account, rows)) {
            if (one.found().breakState() == BreakState.RESOLVED) {
                open(unit, by, one, "Not taken back by " + others(one, rows), reason);
            }
        }
        ended.takenApart(unit, account, offsets.takenApart(unit, account, Set.copyOf(rows)));
    }

    private static String others(BreakStore.StoredBreak one, List<String> rows) {
        return rows.stream()
                .filter(row -> !row.equals(Offsets.row(one)))
                .map(row -> "row " + row)
                .collect(Collectors.joining(" and "));
    }

    private void open(
            Unit unit,
            Approvals.Decided by,
            BreakStore.StoredBreak one,
            String not,
            String reason) {
        Act act = Reconciliations.act(unit, by.checker());
        String why = "%s after all: %s".formatted(not, reason);
        var _ = breaks.change(unit, by.checker(), one, one.found().reopen(act, why), APART, reason);
    }
}
