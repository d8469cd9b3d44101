package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.TakeApart;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Set;

/// Two persons said of two rows of a bank's statements that they take each other back, and were
/// wrong: two persons take the pair apart, and both rows are open again.
final class PairsApart {
    private static final String APART = "TAKE_PAIR_APART";
    private static final int LONGEST = 1_000;

    private final Approvals approvals;
    private final Breaks breaks;
    private final RunStore runs;
    private final EndedPairs ended;
    private final Offsets offsets = new Offsets();

    /// Both breaks as they were shown.
    ///
    /// @param version its own, as that of the other
    record Apart(BreakId id, int version, BreakId other, int otherVersion, String reason) {}

    PairsApart(Approvals approvals, Breaks breaks, RunStore runs, RunWindows windows) {
        this.approvals = approvals;
        this.breaks = breaks;
        this.runs = runs;
        this.ended = new EndedPairs(runs, windows.findings());
        approvals.kind(APART, Apart.class, Set.of(Role.APPROVER), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.TAKE_APART, this::takeApart);
    }

    private Prepared takeApart(Asked asked, TakeApart ask) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak one = breaks.current(unit, ask.id(), ask.version());
        BreakStore.StoredBreak other = other(unit, one);
        String reason = ask.reason().strip();
        if (reason.length() < 10 || reason.length() > LONGEST) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in 10 to 1,000 characters why the two rows do not belong together.");
        }
        breaks.requireDecided(unit, other.id());
        ReconciliationBreak found = one.found();
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        APART,
                        Breaks.subject(one),
                        "Take apart two rows of %s that take each other back"
                                .formatted(one.account()),
                        List.of(
                                new Shown("Account", one.account()),
                                new Shown("Row", found.right()),
                                new Shown("Taken back by", other.found().right()),
                                new Shown("What was said", found.history().getLast().reason()),
                                new Shown("Afterwards", "both rows are open again"),
                                new Shown("Reason", reason)),
                        new Apart(
                                one.id(),
                                found.version(),
                                other.id(),
                                other.found().version(),
                                reason)));
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

    /// Runs that call the rows taken back hold no more; what was signed stays, and the rows are
    /// open in the runs after it.
    private void agreed(Unit unit, Approvals.Decided by, Apart apart) {
        BreakStore.StoredBreak one = breaks.current(unit, apart.id(), apart.version());
        BreakStore.StoredBreak other = breaks.current(unit, apart.other(), apart.otherVersion());
        if (!other(unit, one).id().equals(other.id())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This row is taken back by another one than was shown. Prepare it again.");
        }
        if (!runs.running(unit, one.account()).isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A run of this account is under way. Agree to it when that is over.");
        }
        open(unit, by, one, other, apart.reason());
        open(unit, by, other, one, apart.reason());
        ended.takenApart(unit, one.account(), offsets.takenApart(unit, one));
    }

    private void open(
            Unit unit,
            Approvals.Decided by,
            BreakStore.StoredBreak one,
            BreakStore.StoredBreak other,
            String reason) {
        Act act = Reconciliations.act(unit, by.checker());
        String why = "Not taken back by row %s after all: %s".formatted(Offsets.row(other), reason);
        var _ = breaks.change(unit, by.checker(), one, one.found().reopen(act, why), APART, reason);
    }
}
