package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.SignOff;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Signing a run: one person prepares it, another signs what was shown.
final class SignOffs {
    static final String SIGN_OFF = "SIGN_OFF_RUN";

    private final Audit audit;
    private final Approvals approvals;
    private final RunStore runs;
    private final Breaks breaks;
    private final Grounds grounds;
    private final GroupSignOffs group;
    private final EndedSignOffStore ended = new EndedSignOffStore();

    /// What two people sign.
    ///
    /// @param note of the first of them; absent in what was prepared before it was kept here
    record Signing(RunId run, String evidenceHash, @Nullable String note) {}

    SignOffs(Audit audit, Approvals approvals, RunStore runs, Breaks breaks, Grounds grounds) {
        this.grounds = grounds;
        this.audit = audit;
        this.approvals = approvals;
        this.runs = runs;
        this.breaks = breaks;
        this.group = new GroupSignOffs(approvals, runs, breaks, this);
        approvals.kind(SIGN_OFF, Signing.class, Set.of(Role.APPROVER), signature());
    }

    private Approvals.Execution<Signing> signature() {
        return new Approvals.Execution<>() {
            @Override
            public void lookedAt(Unit reading, Signing signing) {
                lookToSettle(reading, signing.run());
            }

            @Override
            public void execute(Unit unit, Approvals.Decided by, Signing signing) {
                signed(unit, by, signing);
            }

            @Override
            public void dropped(Unit unit, Actor by, Signing signing, Prepared over) {
                ended.put(unit, List.of(signing.run()), over);
            }
        };
    }

    /// How the last sign-off of each of these runs ended without a signature, by the text of the
    /// id. What nobody decided in time is not stored as such until something is done about it.
    Map<String, EndedSignOff> ended(Unit unit, List<RunId> of) {
        var kinds = List.of(SIGN_OFF, GroupSignOffs.SIGN_OFF_RUNS);
        return of.isEmpty() ? Map.of() : ended.of(unit, of, approvals.lapsedOf(unit, kinds));
    }

    /// Reads beforehand what asking for a signature of this run holds against it.
    void look(Unit reading, RunId id) {
        grounds.look(reading, runs.get(reading, id));
    }

    /// Likewise for the signature itself.
    void lookToSettle(Unit reading, RunId id) {
        grounds.lookToSettle(reading, runs.get(reading, id));
    }

    /// Whether books and statements still say of its days what this run compared, and nothing is
    /// known to be missing of them. What runs of earlier programs compared is not known, and
    /// stands.
    boolean stands(Unit unit, RunId id) {
        RunStore.StoredRun stored = runs.get(unit, id);
        try {
            ToldDays.require(unit, grounds.sources(), stored);
            Gaps.requireNone(unit, stored);
            return grounds.holds(unit, stored);
        } catch (Refused _) {
            return false;
        }
    }

    /// What stands against signing a run that no sign-off was asked for yet.
    Obstacles obstacles() {
        return new Obstacles(grounds.sources(), grounds);
    }

    /// Has whoever opens a sign-off that waits told what became otherwise since it was asked for,
    /// before they decide.
    SignOffs toldSince(Ledger ledger) {
        var since = new SignOffSince(this, runs, breaks, ledger);
        approvals.lookedAtAgain(SIGN_OFF, Signing.class, SignOffSince.SENTENCES, since::lines);
        group.toldSince(since);
        return this;
    }

    /// What is known of the accounts of runs at one moment.
    LaterNews news(Unit unit, Ledger ledger) {
        return new LaterNews(unit, grounds.sources(), ledger.atBanks());
    }

    void routes(Routes routes) {
        routes.answerAfter(
                ReconciliationCalls.SIGN_OFF,
                (asked, signOff) -> {
                    look(asked.unit(), signOff.id());
                    return signOff;
                },
                this::signOff,
                prepared -> {});
        group.routes(routes);
    }

    private Prepared signOff(Asked asked, SignOff signOff) {
        Unit unit = asked.unit();
        RunStore.StoredRun stored = runs.get(unit, signOff.id());
        List<ReconciliationBreak> concerning = prepared(asked, stored);
        List<Shown> shown =
                new SignOffSheet(grounds.sources()).lines(unit, stored, concerning, signOff.note());
        Prepared waits =
                approvals.prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                SIGN_OFF,
                                "run/" + stored.id().value(),
                                "Sign off " + title(stored),
                                shown,
                                new Signing(stored.id(), evidence(stored), signOff.note())));
        ended.forget(unit, List.of(stored.id()));
        return waits;
    }

    /// The run that a waiting sign-off is about.
    static RunId runOf(Prepared waiting) {
        return new RunId(UUID.fromString(waiting.subject().substring("run/".length())));
    }

    /// The runs that a prepared command would sign.
    static List<RunId> runsOf(Prepared waiting) {
        return waiting.command().equals(SIGN_OFF)
                ? List.of(runOf(waiting))
                : GroupSignOffs.runsOf(waiting);
    }

    static String title(RunStore.StoredRun stored) {
        return RecordWords.account(stored.account())
                + " "
                + stored.run().from()
                + " to "
                + stored.run().to();
    }

    /// @return the breaks that are signed with it
    /// @throws Refused `NOT_SIGNABLE`, `WRONG_STATE` when it holds no longer or goes on after the
    ///   last day that statements tell of
    List<ReconciliationBreak> prepared(Asked asked, RunStore.StoredRun stored) {
        var _ = evidence(stored);
        requireQuiet(asked.unit(), stored);
        ToldDays.require(asked.unit(), grounds.sources(), stored);
        grounds.requireUnchanged(asked.unit(), stored);
        List<ReconciliationBreak> all = concerning(asked.unit(), stored);
        var _ =
                stored.run()
                        .prepareSignOff(
                                Reconciliations.act(asked.unit(), asked.actor()),
                                stored.statementTies(),
                                all);
        return all;
    }

    /// What concerns later days alone is signed with those.
    ///
    /// @throws Refused `NOT_SIGNABLE` when something may be missing of its days
    private List<ReconciliationBreak> concerning(Unit unit, RunStore.StoredRun stored) {
        Gaps.requireNone(unit, stored);
        return breaks.of(unit, stored.account(), stored.run().to());
    }

    void signed(Unit unit, Approvals.Decided by, Signing signing) {
        RunStore.StoredRun stored = runs.get(unit, signing.run());
        if (!signing.evidenceHash().equals(evidence(stored))) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The evidence of this run is not what was prepared. Prepare the sign-off"
                            + " again.");
        }
        requireQuiet(unit, stored);
        ToldDays.require(unit, grounds.sources(), stored);
        grounds.requireUnchanged(unit, stored);
        List<ReconciliationBreak> all = concerning(unit, stored);
        ReconciliationRun signedOff =
                stored.run()
                        .prepareSignOff(
                                Reconciliations.act(unit, by.maker()), stored.statementTies(), all)
                        .signOff(
                                Reconciliations.act(unit, by.checker()),
                                stored.statementTies(),
                                all);
        if (stored.ground() != null) {
            grounds.settle(unit, stored);
        }
        long turn = breaks.store().turn(unit);
        new SignedBreakStore().signed(unit, stored.account(), turn);
        var signature = Signature.of(unit.now(), signing.note(), all, turn);
        RunStore.StoredRun after = signed(stored, signedOff, by, signature);
        runs.replace(unit, stored, after);
        audit.record(
                unit,
                by.checker(),
                SIGN_OFF,
                "run/" + stored.id().value(),
                stored.run(),
                signedOff,
                "");
    }

    private static RunStore.StoredRun signed(
            RunStore.StoredRun stored,
            ReconciliationRun signedOff,
            Approvals.Decided by,
            Signature signature) {
        return new RunStore.StoredRun(
                stored.id(),
                stored.account(),
                signedOff,
                stored.startedAt(),
                stored.statementTies(),
                stored.evidenceHash(),
                by.maker().name(),
                by.checker().name(),
                null,
                stored.ground(),
                stored.version() + 1,
                signature,
                stored.found());
    }

    /// A run under way may end matches of this one.
    void requireQuiet(Unit unit, RunStore.StoredRun stored) {
        if (!runs.running(unit, stored.account()).isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A comparison of "
                            + RecordWords.account(stored.account())
                            + " is under way. Sign off when it is done, or cancel it first.");
        }
    }

    static String evidence(RunStore.StoredRun stored) {
        if (stored.evidenceHash() == null || stored.run().runState() != RunState.COMPLETED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Only a completed run can be signed off; this one is "
                            + stored.run().runState()
                            + ".");
        }
        RunStore.requireCurrent(stored);
        return stored.evidenceHash();
    }
}
