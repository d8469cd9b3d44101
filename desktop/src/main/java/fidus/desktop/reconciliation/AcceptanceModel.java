package fidus.desktop.reconciliation;

import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.reconciliation.ClearSuggestions;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WindowCalls;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Several suggestions accepted, the best first. The first one that is refused stops the rest, and
/// what was accepted before it stays.
final class AcceptanceModel {
    private static final BigDecimal MARGIN = new BigDecimal("0.05");

    private final WorkbenchModel bench;
    private final Sent sent;
    private final Deque<Suggestion> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final JobWatch watch;
    private int accepted;

    AcceptanceModel(WorkbenchModel bench) {
        this.bench = bench;
        sent = new Sent(bench.shell());
        watch = new JobWatch(bench.shell(), this::over);
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

    /// Those that can be accepted together: without a difference, which needs a reason, and where
    /// no other one of them fits the same row as well. One alone is what a person chose.
    static List<Suggestion> together(List<Suggestion> chosen) {
        return clear(chosen).accepted();
    }

    private static ClearSuggestions clear(List<Suggestion> chosen) {
        List<Suggestion> best =
                chosen.stream().sorted(Comparator.comparing(Suggestion::score).reversed()).toList();
        return ClearSuggestions.of(best, BigDecimal.ZERO, MARGIN);
    }

    /// Does nothing while others are under way.
    void accept(List<Suggestion> chosen) {
        if (running.get() || !bench.mayWork()) {
            return;
        }
        ClearSuggestions clear = clear(chosen);
        if (clear.left() > 0) {
            bench.shell().notices().bad(clear.saidLeft().strip());
        }
        waiting.addAll(clear.accepted());
        accepted = 0;
        running.set(!waiting.isEmpty());
        next();
    }

    /// Accepts, as a job on the server, every suggestion of the run without a difference that
    /// reaches this score.
    void acceptRun(BigDecimal leastScore) {
        RunId run = bench.run();
        if (run != null && bench.mayWork() && !isUnderWay()) {
            sent.send(
                    WindowCalls.ACCEPT,
                    new AcceptSuggestions(run, leastScore),
                    job -> {
                        bench.shell().notices().good("Under way: " + job.title());
                        watch.follow(job);
                    });
        }
    }

    /// Whether the whole run is being accepted.
    boolean isUnderWay() {
        return watch.jobProperty().get() != null;
    }

    JobWatch watch() {
        return watch;
    }

    private void over(Job job) {
        String outcome = job.outcome();
        if (job.jobState() == JobState.DONE) {
            bench.shell().notices().good(outcome == null ? "Done." : outcome);
        } else {
            bench.shell().notices().bad(outcome == null ? "Not done." : outcome);
        }
        bench.read();
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
