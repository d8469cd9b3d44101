package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakCare;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.desk.WriteOffBreak;
import fidus.reconciliation.dossier.AddComment;
import fidus.reconciliation.endings.EndingLine;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The same done to several breaks: tried on all of them first, then done to all or to none.
final class BreakDeeds {
    private final Mongo mongo;
    private final Breaks breaks;
    private final Endings endings;
    private final GroupEndings group;
    private final Dossiers dossiers;

    BreakDeeds(Mongo mongo, Breaks breaks, Endings endings, GroupEndings group, Dossiers dossiers) {
        this.group = group;
        this.mongo = mongo;
        this.breaks = breaks;
        this.endings = endings;
        this.dossiers = dossiers;
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.DO_TO_BREAKS, this::done);
        routes.answerItself(ReconciliationCalls.TRY_ON_BREAKS, this::tried);
    }

    BreaksDone done(Asked asked, DoToBreaks ask) {
        check(asked, ask);
        Waiting waiting = waiting(asked, ask);
        boolean waits = GroupEndings.isEnding(ask.deed());
        if (!waits) {
            ask.breaks().forEach(one -> did(asked, ask, one, waiting));
            return new BreaksDone(ask.breaks().size(), 0, null);
        }
        Prepared prepared =
                ask.breaks().size() == 1
                        ? ended(asked, ask, ask.breaks().getFirst())
                        : endedAlike(asked, ask, waiting);
        return new BreaksDone(ask.breaks().size(), ask.breaks().size(), prepared.needs());
    }

    private Prepared endedAlike(Asked asked, DoToBreaks ask, Waiting waiting) {
        var asking = GroupEndings.Asking.of(ask.deed(), ask.text(), asked.actor());
        Unit unit = asked.unit();
        var list = new EndableBreaks(unit, endings, ask, waiting, new Apart());
        group.freeze(unit, asking.list(), 0, list.all());
        return group.ask(asked.unit(), asking);
    }

    private Prepared ended(Asked asked, DoToBreaks ask, ExplainBreaks.Shown one) {
        return ask.deed() == BreakDeed.RESOLVE
                ? endings.resolutions()
                        .resolve(asked, new ResolveBreak(one.id(), ask.text(), one.version()))
                : endings.writeOff(asked, new WriteOffBreak(one.id(), ask.text(), one.version()));
    }

    /// The breaks as they are, when all of them can be ended or are still as they were shown.
    ///
    /// @param list those of it so far, which gains these
    List<BreakStore.StoredBreak> toFreeze(Unit unit, DoToBreaks ask, Apart list) {
        return GroupEndings.isEnding(ask.deed())
                ? new EndableBreaks(unit, endings, ask, breaks.waiting(unit), list).all()
                : ask.breaks().stream()
                        .map(one -> breaks.current(unit, one.id(), one.version()))
                        .toList();
    }

    /// Does it to one break after the other.
    Consumer<EndingLine> each(Asked asked, DoToBreaks ask) {
        Waiting waiting = breaks.waiting(asked.unit());
        return line ->
                did(asked, ask, new ExplainBreaks.Shown(line.breakId(), line.version()), waiting);
    }

    /// What was said with it, in words.
    String said(Unit unit, DoToFound ask) {
        return switch (ask.deed()) {
            case ASSIGN -> "To " + breaks.owners().named(unit, given("owner", ask.owner()));
            case SET_CAUSE -> RuleNames.words(given("causeCode", ask.causeCode()).name());
            default -> ask.text();
        };
    }

    /// What would become of some breaks.
    ///
    /// @param list those that it can be done to
    record Tried(BreakTrial found, Apart list) {}

    /// Carries what was found out of a transaction that is not to be stored.
    private static final class NotStored extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Tried tried;

        NotStored(Tried tried) {
            super("a trial is not stored", null, false, false);
            this.tried = tried;
        }
    }

    /// It is really done and not stored, so that the answer is the one the deed itself would give.
    private BreakTrial tried(Asked asked, DoToBreaks ask) {
        check(asked, ask);
        return trial(asked, ask, new Apart()).found;
    }

    /// @param before those of the same list that it can be done to
    Tried trial(Asked asked, DoToBreaks ask, Apart before) {
        try {
            return mongo.write(
                    unit -> {
                        Apart list = before.part();
                        throw new NotStored(new Tried(all(within(asked, unit), ask, list), list));
                    });
        } catch (NotStored trial) {
            return trial.tried;
        }
    }

    private static Asked within(Asked asked, Unit unit) {
        return new Asked(asked.actor(), unit, UUID.randomUUID(), asked.address(), null);
    }

    private Waiting waiting(Asked asked, DoToBreaks ask) {
        return breaks.waiting(
                asked.unit(), ask.breaks().stream().map(ExplainBreaks.Shown::id).toList());
    }

    private BreakTrial all(Asked asked, DoToBreaks ask, Apart list) {
        Waiting waiting = waiting(asked, ask);
        List<BreakTrial.Refusal> refused = new ArrayList<>();
        boolean ends = GroupEndings.isEnding(ask.deed());
        var endable = ends ? new EndableBreaks(asked.unit(), endings, ask, waiting, list) : null;
        for (ExplainBreaks.Shown one : ask.breaks()) {
            try {
                if (endable != null) {
                    var _ = endable.one(one);
                } else {
                    did(asked, ask, one, waiting);
                }
            } catch (Refused why) {
                refused.add(new BreakTrial.Refusal(one.id(), said(why.problem())));
            }
        }
        return new BreakTrial(ask.breaks().size() - refused.size(), refused);
    }

    private static String said(Problem problem) {
        return problem.fields().isEmpty()
                ? problem.message()
                : problem.fields().getFirst().message();
    }

    /// What is wrong with the question whatever the breaks are.
    void check(Asked asked, DoToBreaks ask) {
        int size = ask.breaks().size();
        if (size == 0 || size > ExplainBreaks.MOST) {
            throw Refused.at(
                    "breaks",
                    Problem.Code.BAD_VALUE,
                    "Choose 1 to " + ExplainBreaks.MOST + " breaks.");
        }
        if (new HashSet<>(ask.breaks()).size() != size) {
            throw Refused.at("breaks", Problem.Code.BAD_VALUE, "A break is chosen twice.");
        }
        if (GroupEndings.isEnding(ask.deed()) && !asked.actor().may(Permission.PREPARE_BREAK)) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN,
                    "Your roles do not prepare the end of breaks. Ask an operator.");
        }
        boolean owned = ask.deed() == BreakDeed.ASSIGN || ask.deed() == BreakDeed.EXPLAIN;
        if (owned && ask.owner() != null) {
            breaks.owners().require(asked.unit(), ask.owner());
        }
    }

    private void did(Asked asked, DoToBreaks ask, ExplainBreaks.Shown one, Waiting waiting) {
        boolean changes = ask.deed() == BreakDeed.ASSIGN || ask.deed() == BreakDeed.SET_CAUSE;
        if (changes) {
            waiting.requireFree(one.id());
        }
        switch (ask.deed()) {
            case ASSIGN -> assign(asked, one, given("owner", ask.owner()));
            case SET_CAUSE -> cause(asked, one, given("causeCode", ask.causeCode()));
            case EXPLAIN -> {
                var _ =
                        breaks.explanations()
                                .explain(
                                        asked,
                                        new ExplainBreak(
                                                one.id(),
                                                given("owner", ask.owner()),
                                                given("causeCode", ask.causeCode()),
                                                ask.text(),
                                                one.version()));
            }
            case COMMENT -> {
                var _ = dossiers.comment(asked, new AddComment(one.id(), ask.text()));
            }
            case RESOLVE, WRITE_OFF -> {
                var _ = ended(asked, ask, one);
            }
        }
    }

    private void assign(Asked asked, ExplainBreaks.Shown one, PersonId owner) {
        Unit unit = asked.unit();
        breaks.owners().require(unit, owner);
        BreakStore.StoredBreak before = breaks.current(unit, one.id(), one.version());
        Act act = Reconciliations.act(unit, asked.actor());
        ReconciliationBreak after =
                BreakCare.assigned(
                        before.found(),
                        act,
                        owner.value().toString(),
                        breaks.owners().named(unit, owner));
        var _ = breaks.change(unit, asked.actor(), before, after, "ASSIGN_BREAK", "");
    }

    private void cause(Asked asked, ExplainBreaks.Shown one, CauseCode cause) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak before = breaks.current(unit, one.id(), one.version());
        Act act = Reconciliations.act(unit, asked.actor());
        ReconciliationBreak after = BreakCare.caused(before.found(), act, cause);
        var _ = breaks.change(unit, asked.actor(), before, after, "SET_BREAK_CAUSE", "");
    }

    private static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw Refused.at(field, Problem.Code.BAD_VALUE, "This is needed for it.");
        }
        return value;
    }
}
