package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingState;
import fidus.server.jobs.Patience;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Goes through a frozen list of breaks, a part in each transaction with what became of it, so that
/// after a stop the rest goes on and nothing is done twice. What was changed since it was frozen is
/// left, with the reason. That the store is busy for a moment is neither: the part is tried again.
final class ListWork {
    private static final int MOST_TOLD = 3;

    private final Mongo mongo;
    private final EndingStore store;

    /// What is done to each break of a list within one transaction.
    @FunctionalInterface
    interface Deed {
        Consumer<EndingLine> in(Unit unit);
    }

    /// What became of a list.
    ///
    /// @param why some were left, in the order of the words
    record Result(EndingCard card, List<String> why) {
        /// @param done what is to be said of those it was done to
        String told(String done) {
            return card.refused() == 0
                    ? done + "."
                    : done
                            + "; %,d were left, listed under Breaks, Decisions: %s"
                                    .formatted(
                                            card.refused(),
                                            String.join(
                                                    " · ", why.stream().limit(MOST_TOLD).toList()));
        }
    }

    private record Doing(Deed deed, Patience patience) {}

    ListWork(Mongo mongo, EndingStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    /// Goes on where an attempt before was. When the server stops the list stays under way; in any
    /// other case it is over.
    Result through(String list, Deed deed, Progress progress) {
        boolean goesOn = false;
        try {
            return done(list, deed, progress);
        } catch (Progress.Cancelled stopped) {
            goesOn = stopped.byServer();
            throw stopped;
        } finally {
            if (!goesOn) {
                end(list);
            }
        }
    }

    private Result done(String list, Deed deed, Progress progress) {
        EndingStore.StoredEnding ending = mongo.read(unit -> store.get(unit, list));
        var doing = new Doing(deed, new Patience(progress::stopIfAsked));
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
        return new Result(mongo.read(unit -> store.get(unit, list)).card(), List.copyOf(why));
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
        Consumer<EndingLine> deed = doing.deed.in(unit);
        List<EndingLine> after = new ArrayList<>();
        for (EndingLine line : part.lines()) {
            after.add(line.outcome() == null ? end(deed, line) : line);
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
                                        after.set(at, end(doing.deed.in(unit), line));
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

    private static EndingLine end(Consumer<EndingLine> deed, EndingLine line) {
        deed.accept(line);
        return line.ended(EndingLine.Outcome.DONE, "");
    }

    private EndingStore.Part stored(Unit unit, EndingStore.Part before, List<EndingLine> lines) {
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

    /// The work will not go on.
    void end(String list) {
        var _ = Patience.unasked().on(() -> mongo.write(unit -> over(unit, list)));
    }

    private EndingStore.StoredEnding over(Unit unit, String list) {
        EndingStore.StoredEnding before = store.get(unit, list);
        EndingState state = before.card().left() == 0 ? EndingState.DONE : EndingState.STOPPED;
        EndingStore.StoredEnding after = before.in(state);
        store.replace(unit, before, after);
        return after;
    }
}
