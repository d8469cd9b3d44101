package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.desk.ReturnProposal;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.SetAgainst;
import fidus.server.approvals.Approvals;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// A bank took a payment of the house twice and gave the second one back. Both rows name the
/// payment and come to nothing, so that nobody has to be asked: one person sets them against each
/// other, which explains what is open of them, and another one agrees.
final class TakenBack {
    private static final String SET = "SET_ROWS_AGAINST";

    private final Approvals approvals;
    private final Breaks breaks;
    private final RunStore runs;
    private final Supplier<BankStatements> banks;
    private final Offsets offsets = new Offsets();

    /// What was shown.
    ///
    /// @param why what ties the two rows, in words
    record Setting(SetAgainst asked, String why) {}

    TakenBack(Approvals approvals, Breaks breaks, RunStore runs, Supplier<BankStatements> banks) {
        this.approvals = approvals;
        this.breaks = breaks;
        this.runs = runs;
        this.banks = banks;
        approvals.kind(SET, Setting.class, Set.of(Role.APPROVER), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.SET_AGAINST, this::set);
    }

    private Prepared set(Asked asked, SetAgainst set) {
        Unit unit = asked.unit();
        HouseAccount account = banks.get().account(unit, set.id());
        ReturnProposal proposed = proposed(unit, account, set);
        String name = BankComparison.named(account);
        for (BreakStore.StoredBreak one : ofRows(unit, name, set)) {
            breaks.requireDecided(unit, one.id());
        }
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        SET,
                        BankSides.subject(set.rowId()),
                        "Set against each other: %s left twice and came back once"
                                .formatted(proposed.money()),
                        shown(unit, name, set, proposed),
                        new Setting(set, proposed.why())));
    }

    private List<Shown> shown(Unit unit, String account, SetAgainst set, ReturnProposal proposed) {
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Account", RecordWords.account(account)));
        shown.add(new Shown("Payment", proposed.endToEndId()));
        shown.add(new Shown("Paid to", proposed.partyName()));
        set.taken().forEach(row -> shown.add(new Shown("Left once more", row(unit, row))));
        shown.add(new Shown("Came back", row(unit, set.rowId())));
        shown.add(new Shown("What it shows", proposed.why()));
        shown.add(new Shown("Together", "" + together(unit, set)));
        boolean two = set.taken().size() == 1;
        shown.add(
                new Shown(
                        "Afterwards",
                        (two ? "both" : "all") + " rows are settled and nothing is booked"));
        return shown;
    }

    /// What the statements say now.
    ///
    /// @throws Refused `WRONG_STATE` when they do not say that the one row takes the other back
    private ReturnProposal proposed(Unit unit, HouseAccount account, SetAgainst set) {
        ReturnProposal proposed = banks.get().cameBack(unit, account, set.rowId()).orElse(null);
        if (proposed == null || !set.takesBack().equals(proposed.takesBack())) {
            throw Refused.at(
                    "takesBack",
                    Problem.Code.WRONG_STATE,
                    "The statements do not show, or no longer show, that row %s takes row %s back: %s Load the page again."
                            .formatted(
                                    set.rowId(),
                                    set.takesBack(),
                                    proposed == null
                                            ? "it is booked, matched or set against another row,"
                                                    + " or names no payment of this account."
                                            : proposed.why()));
        }
        return proposed;
    }

    private MatchRow stored(Unit unit, String row) {
        return banks.get().sides().row(unit, row).orElseThrow();
    }

    private String row(Unit unit, String id) {
        return QuotedRow.of(stored(unit, id));
    }

    private Money together(Unit unit, SetAgainst set) {
        return rows(set).stream()
                .map(row -> stored(unit, row).amount())
                .reduce(Money::plus)
                .orElseThrow();
    }

    /// What is taken back, and what takes it back.
    private static Set<String> rows(SetAgainst set) {
        Set<String> rows = new TreeSet<>(set.taken());
        rows.add(set.rowId());
        return rows;
    }

    /// The breaks of the rows; a row that no run has seen has none.
    private List<BreakStore.StoredBreak> ofRows(Unit unit, String account, SetAgainst set) {
        List<String> keys =
                rows(set).stream()
                        .map(row -> RunFindings.rowKey(account, Side.STATEMENT, row))
                        .toList();
        return breaks.store().named(unit, account, ReconciliationBreak.UNMATCHED, keys);
    }

    private void agreed(Unit unit, Approvals.Decided by, Setting setting) {
        SetAgainst asked = setting.asked();
        HouseAccount account = banks.get().account(unit, asked.id());
        var _ = proposed(unit, account, asked);
        String name = BankComparison.named(account);
        if (!runs.running(unit, name).isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A run of this account is under way. Agree to it when that is over.");
        }
        for (BreakStore.StoredBreak one : ofRows(unit, name, asked)) {
            boolean taking = Offsets.row(one).equals(asked.rowId());
            end(unit, by, one, setting.why(), taking ? asked.takesBack() : asked.rowId());
        }
        offsets.add(unit, name, rows(asked));
    }

    /// What nobody explained is explained by whoever set the rows against each other.
    private void end(
            Unit unit,
            Approvals.Decided by,
            BreakStore.StoredBreak before,
            String why,
            String other) {
        BreakStore.StoredBreak one = before;
        if (one.found().breakState() == BreakState.OPEN) {
            String maker = by.maker().id().value().toString();
            String owner = Objects.requireNonNullElse(one.found().findings().owner(), maker);
            ReconciliationBreak explained =
                    one.found()
                            .explain(
                                    Reconciliations.act(unit, by.maker()),
                                    owner,
                                    CauseCode.DUPLICATE,
                                    why);
            one = breaks.change(unit, by.maker(), one, explained, SET, why);
        }
        if (one.found().breakState() == BreakState.EXPLAINED) {
            String evidence = "Row %s takes it back or is taken back by it.".formatted(other);
            var resolution = new ReconciliationBreak.Resolution(null, null, evidence);
            ReconciliationBreak after =
                    one.found().resolve(Reconciliations.act(unit, by.checker()), resolution);
            var _ = breaks.change(unit, by.checker(), one, after, SET, evidence);
        }
    }
}
