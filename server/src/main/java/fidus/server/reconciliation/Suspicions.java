package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RuleNames;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Breaks of which somebody suspects fraud: COMPLIANCE is told by a task that waits until somebody
/// there has seen it, and the row is booked as nothing and matched by nobody while the break is not
/// settled by two persons; no run settles it either.
final class Suspicions {
    private static final String SEEN = "SEE_FRAUD_SUSPICION";
    private static final String ROW = "S5";

    private final Audit audit;
    private final Approvals approvals;
    private final BreakStore store;

    /// What COMPLIANCE is told.
    record Told(BreakId breakId, String note) {}

    Suspicions(Audit audit, Approvals approvals, BreakStore store) {
        this.audit = audit;
        this.approvals = approvals;
        this.store = store;
        approvals.notice(SEEN, Told.class, Set.of(Role.COMPLIANCE), this::seen);
    }

    void tell(Unit unit, Actor actor, BreakStore.StoredBreak stored, String note) {
        ReconciliationBreak found = stored.found();
        String subject = subject(stored.id());
        approvals.voidPending(unit, actor, subject, "It is told anew.");
        var _ =
                approvals.prepare(
                        unit,
                        actor,
                        new Approvals.Request(
                                SEEN,
                                subject,
                                "Fraud is suspected: "
                                        + RuleNames.of(found.rule())
                                        + " of "
                                        + RecordWords.account(stored.account())
                                        + ", "
                                        + found.difference(),
                                shown(stored, actor, note),
                                new Told(stored.id(), note)));
    }

    private static List<Shown> shown(BreakStore.StoredBreak stored, Actor actor, String note) {
        ReconciliationBreak found = stored.found();
        Money difference = found.difference();
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Account", RecordWords.account(stored.account())));
        shown.add(new Shown("Rule", RuleNames.of(found.rule())));
        BreakSides.of(stored.account(), found, List.of(), List.of())
                .lines()
                .forEach(line -> shown.add(new Shown(line.name(), line.value())));
        shown.add(new Shown("Difference", difference == null ? "none" : difference.toString()));
        shown.add(new Shown("Told by", actor.name()));
        shown.add(new Shown("Note", note.strip()));
        shown.add(new Shown("Until it is settled", "its row is booked as nothing"));
        return shown;
    }

    /// That it was seen settles nothing; who saw it and when is on record.
    private void seen(Unit unit, Approvals.Decided by, Told told) {
        audit.record(unit, by.checker(), SEEN, subject(told.breakId), null, told, told.note);
    }

    private static String subject(BreakId id) {
        return "fraudSuspicion/" + id.value();
    }

    /// How many are not settled.
    int count(Unit unit) {
        return store.suspected(unit, null).size();
    }

    /// The rows of an account's statements that are suspected, each with the id of its break.
    Map<String, String> rows(Unit unit, String account) {
        return rows(account, Side.STATEMENT, store.suspected(unit, account));
    }

    /// The rows of both sides of an account that are suspected.
    static List<RowRef> refs(Unit unit, String account) {
        List<RowRef> refs = new ArrayList<>();
        List<BreakStore.StoredBreak> suspected = new BreakStore().suspected(unit, account);
        for (Side side : Side.values()) {
            rows(account, side, suspected).keySet().forEach(row -> refs.add(new RowRef(side, row)));
        }
        return refs;
    }

    /// Which of these rows are.
    Map<String, String> rows(Unit unit, String account, Collection<String> among) {
        if (among.isEmpty()) {
            return Map.of();
        }
        List<String> keys = new ArrayList<>();
        among.forEach(row -> keys.add(RunFindings.rowKey(account, Side.STATEMENT, row)));
        return rows(
                account,
                Side.STATEMENT,
                store.named(unit, account, ROW, keys).stream()
                        .filter(one -> isSuspected(one.found()))
                        .toList());
    }

    /// @throws Refused `WRONG_STATE` while fraud is suspected of one of these rows
    void requireNone(Unit unit, String account, Side side, List<String> rows) {
        List<String> keys =
                rows.stream().map(row -> RunFindings.rowKey(account, side, row)).toList();
        for (BreakStore.StoredBreak one : store.named(unit, account, ROW, keys)) {
            if (isSuspected(one.found())) {
                throw Refused.because(
                        Problem.Code.WRONG_STATE,
                        "Fraud is suspected of "
                                + BreakWords.ofKey(account, one.key())
                                + ". It is matched with nothing until its break is settled by a"
                                + " second person.");
            }
        }
    }

    /// @param differences of a match that is to be undone
    static void requireNone(List<BreakStore.StoredBreak> differences) {
        if (differences.stream().anyMatch(one -> isSuspected(one.found()))) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Fraud is suspected of this match's difference. It is undone once a second"
                            + " person has settled its break.");
        }
    }

    private static Map<String, String> rows(
            String account, Side side, List<BreakStore.StoredBreak> found) {
        String start = RunFindings.rowKey(account, side, "");
        Map<String, String> rows = new HashMap<>();
        for (BreakStore.StoredBreak one : found) {
            if (one.rule().equals(ROW) && one.key().startsWith(start)) {
                rows.put(one.key().substring(start.length()), one.id().value().toString());
            }
        }
        return rows;
    }

    /// Until two persons have settled it.
    static boolean isSuspected(ReconciliationBreak one) {
        CauseCode cause = one.findings().causeCode();
        return cause != null
                && cause.alertsCompliance()
                && one.breakState() == BreakState.EXPLAINED;
    }
}
