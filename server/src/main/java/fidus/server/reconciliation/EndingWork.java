package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingState;
import fidus.server.approvals.Approvals;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Patience;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Ends the breaks of an approved list, a part in each transaction with what became of it, so that
/// after a stop the rest goes on and nothing is done twice. What was changed since it was frozen is
/// left, with the reason. That the store is busy for a moment is neither: the part is tried again.
final class EndingWork implements Jobs.Steps<EndingWork.Wanted> {
    static final String NAME = "END_BREAKS";
    private static final int MOST_TOLD = 3;

    private final Mongo mongo;
    private final GroupEndings endings;
    private final Endings single;

    /// @param list that was approved
    record Wanted(String list) {}

    /// What is done on whose decision.
    private record Doing(Approvals.Decided by, EndingCard card, Patience patience) {}

    EndingWork(Mongo mongo, GroupEndings endings, Endings single) {
        this.mongo = mongo;
        this.endings = endings;
        this.single = single;
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        boolean goesOn = false;
        try {
            return done(wanted.list, progress);
        } catch (Progress.Cancelled stopped) {
            goesOn = stopped.byServer();
            throw stopped;
        } finally {
            if (!goesOn) {
                end(wanted.list);
            }
        }
    }

    @Override
    public void giveUp(Job job, Wanted wanted) {
        end(wanted.list);
    }

    private String done(String list, Progress progress) {
        EndingStore store = endings.store();
        EndingStore.StoredEnding ending = mongo.read(unit -> store.get(unit, list));
        var doing =
                new Doing(
                        mongo.read(unit -> endings.decided(unit, ending)),
                        ending.card(),
                        new Patience(progress::stopIfAsked));
        Set<String> why = new TreeSet<>();
        for (int number = 0; number < ending.parts(); number++) {
            int wanted = number;
            EndingStore.Part part = mongo.read(unit -> store.part(unit, list, wanted));
            if (!part.isOver()) {
                progress.stopIfAsked();
                part = ended(doing, part);
            }
            part.lines().forEach(line -> why.add(line.why()));
            progress.step(
                    Math.min((number + 1L) * GroupEndings.AT_ONCE, ending.card().count()),
                    ending.card().count());
        }
        why.remove("");
        return told(mongo.read(unit -> store.get(unit, list)).card(), why);
    }

    private static String told(EndingCard card, Set<String> why) {
        String done =
                "%s %,d of %,d breaks"
                        .formatted(
                                card.deed() == BreakDeed.RESOLVE ? "Resolved" : "Wrote off",
                                card.done(),
                                card.count());
        return card.refused() == 0
                ? done + "."
                : done
                        + "; %,d were left, listed under Breaks, Decisions: %s"
                                .formatted(
                                        card.refused(),
                                        String.join(" · ", why.stream().limit(MOST_TOLD).toList()));
    }

    /// All of a part or, when one of it cannot be ended, each for itself.
    private EndingStore.Part ended(Doing doing, EndingStore.Part part) {
        try {
            return doing.patience.on(() -> mongo.write(unit -> whole(unit, doing, part)));
        } catch (Refused one) {
            requireStoring(one);
            EndingStore.Part now = part;
            for (int i = 0; i < part.lines().size(); i++) {
                if (part.lines().get(i).outcome() == null) {
                    now = alone(doing, now, i);
                }
            }
            return now;
        }
    }

    private EndingStore.Part whole(Unit unit, Doing doing, EndingStore.Part part) {
        List<EndingLine> after = new ArrayList<>();
        for (EndingLine line : part.lines()) {
            after.add(line.outcome() == null ? end(unit, doing, line) : line);
        }
        return stored(unit, part, after);
    }

    private EndingStore.Part alone(Doing doing, EndingStore.Part part, int at) {
        EndingLine line = part.lines().get(at);
        List<EndingLine> after = new ArrayList<>(part.lines());
        try {
            return doing.patience.on(
                    () ->
                            mongo.write(
                                    unit -> {
                                        after.set(at, end(unit, doing, line));
                                        return stored(unit, part, after);
                                    }));
        } catch (Refused why) {
            requireStoring(why);
            after.set(at, line.ended(EndingLine.Outcome.REFUSED, why.problem().message()));
            return doing.patience.on(() -> mongo.write(unit -> stored(unit, part, after)));
        }
    }

    /// That nothing could be stored is nothing about the break.
    private static void requireStoring(Refused why) {
        if (why.problem().code() == Problem.Code.BUSY) {
            throw why;
        }
    }

    private EndingLine end(Unit unit, Doing doing, EndingLine line) {
        single.end(unit, doing.by, doing.card, line);
        return line.ended(EndingLine.Outcome.DONE, "");
    }

    private EndingStore.Part stored(Unit unit, EndingStore.Part before, List<EndingLine> lines) {
        EndingStore store = endings.store();
        EndingStore.Part after = before.with(lines);
        store.replace(unit, before, after);
        EndingStore.StoredEnding ending = store.get(unit, before.list());
        store.replace(
                unit,
                ending,
                ending.counted(
                        count(after, EndingLine.Outcome.DONE)
                                - count(before, EndingLine.Outcome.DONE),
                        count(after, EndingLine.Outcome.REFUSED)
                                - count(before, EndingLine.Outcome.REFUSED)));
        return after;
    }

    private static int count(EndingStore.Part part, EndingLine.Outcome outcome) {
        return (int) part.lines().stream().filter(line -> line.outcome() == outcome).count();
    }

    private void end(String list) {
        var _ = Patience.unasked().on(() -> mongo.write(unit -> over(unit, list)));
    }

    private EndingStore.StoredEnding over(Unit unit, String list) {
        EndingStore.StoredEnding before = endings.store().get(unit, list);
        EndingState state = before.card().left() == 0 ? EndingState.DONE : EndingState.STOPPED;
        EndingStore.StoredEnding after = before.in(state);
        endings.store().replace(unit, before, after);
        return after;
    }
}
