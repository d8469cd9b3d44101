package fidus.desktop.reconciliation;

import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Several suggestions accepted, the best first. The first one that is refused stops the rest, and
/// what was accepted before it stays.
final class AcceptanceModel {
    private final WorkbenchModel bench;
    private final Sent sent;
    private final Deque<Suggestion> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private int accepted;

    AcceptanceModel(WorkbenchModel bench) {
        this.bench = bench;
        sent = new Sent(bench.shell());
        sent.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (why != null && running.get()) {
                                end();
                            }
                        });
    }

    Sent sent() {
        return sent;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Those that can be accepted together: without a difference, which needs a reason, and each
    /// row once, with its best suggestion.
    static List<Suggestion> together(List<Suggestion> chosen) {
        Set<String> book = new HashSet<>();
        Set<String> statement = new HashSet<>();
        List<Suggestion> kept = new ArrayList<>();
        List<Suggestion> best =
                chosen.stream().sorted(Comparator.comparing(Suggestion::score).reversed()).toList();
        for (Suggestion one : best) {
            boolean free =
                    one.bookRows().stream().noneMatch(book::contains)
                            && one.statementRows().stream().noneMatch(statement::contains);
            if (free && one.difference().isZero()) {
                kept.add(one);
                book.addAll(one.bookRows());
                statement.addAll(one.statementRows());
            }
        }
        return kept;
    }

    /// Does nothing while others are under way.
    void accept(List<Suggestion> chosen) {
        if (running.get() || !bench.mayWork()) {
            return;
        }
        waiting.addAll(together(chosen));
        accepted = 0;
        running.set(!waiting.isEmpty());
        next();
    }

    private void next() {
        RunId run = bench.run();
        Suggestion one = waiting.poll();
        if (one == null || run == null) {
            if (running.get()) {
                end();
            }
            return;
        }
        sent.send(
                ReconciliationCalls.MATCH,
                new MatchByHand(run, one.bookRows(), one.statementRows(), true, ""),
                _ -> {
                    accepted++;
                    next();
                });
    }

    private void end() {
        waiting.clear();
        running.set(false);
        bench.shell().notices().good("Accepted: " + accepted);
        bench.read();
    }
}
