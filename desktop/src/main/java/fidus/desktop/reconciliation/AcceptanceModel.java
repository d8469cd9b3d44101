package fidus.desktop.reconciliation;

import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.reconciliation.ClearSuggestions;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.AcceptanceTrial;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Several suggestions accepted, the best first. One that is refused keeps nobody from the others.
final class AcceptanceModel {
    /// Where a server does not say the margin of the rules.
    private static final BigDecimal USUAL = new BigDecimal("0.05");

    private final WorkbenchModel bench;
    private final Sent sent;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final JobWatch watch;

    AcceptanceModel(WorkbenchModel bench) {
        this.bench = bench;
        sent = new Sent(bench.shell());
        watch = new JobWatch(bench.shell(), this::over);
        sent.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (why != null) {
                                running.set(false);
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
    /// no other one of them fits the same row as well under the rules of the account. One alone is
    /// what a person chose.
    List<Suggestion> together(List<Suggestion> chosen) {
        return clear(chosen).accepted();
    }

    private ClearSuggestions clear(List<Suggestion> chosen) {
        List<Suggestion> best =
                chosen.stream().sorted(Comparator.comparing(Suggestion::score).reversed()).toList();
        RunDesk desk = bench.deskProperty().get();
        BigDecimal margin = desk == null ? null : desk.ambiguityMargin();
        return ClearSuggestions.of(best, BigDecimal.ZERO, margin == null ? USUAL : margin);
    }

    /// Accepts {@link #together} as a job on the server, which looks again what is clear; what it
    /// leaves and refuses is said when it is over. Does nothing while others are under way.
    void accept(List<Suggestion> chosen) {
        ClearSuggestions clear = clear(chosen);
        if (clear.left() > 0) {
            bench.shell().notices().bad(clear.saidLeft().strip());
        }
        if (!clear.accepted().isEmpty()) {
            begin(
                    BigDecimal.ZERO,
                    false,
                    clear.accepted().stream()
                            .map(
                                    one ->
                                            new AcceptSuggestions.Picked(
                                                    one.bookRows(), one.statementRows()))
                            .toList());
        }
    }

    /// Accepts, as a job on the server, every suggestion of the run without a difference that
    /// reaches this score.
    ///
    /// @param uncompared those too whose texts were not compared
    void acceptRun(BigDecimal leastScore, boolean uncompared) {
        begin(leastScore, uncompared, null);
    }

    /// Asks what {@link #acceptRun} would take.
    void tryRun(BigDecimal leastScore, Consumer<AcceptanceTrial> told) {
        RunId run = bench.run();
        if (run != null && bench.mayWork() && !isUnderWay()) {
            sent.send(WindowCalls.TRY_ACCEPT, new AcceptSuggestions(run, leastScore), told);
        }
    }

    private void begin(
            BigDecimal leastScore,
            boolean uncompared,
            @Nullable List<AcceptSuggestions.Picked> picked) {
        RunId run = bench.run();
        if (run != null && bench.mayWork() && !isUnderWay()) {
            running.set(true);
            sent.send(
                    WindowCalls.ACCEPT,
                    new AcceptSuggestions(run, leastScore, picked, uncompared),
                    job -> {
                        bench.shell().notices().good("Under way: " + job.title());
                        watch.follow(job);
                    });
        }
    }

    boolean isUnderWay() {
        return running.get() || watch.jobProperty().get() != null;
    }

    JobWatch watch() {
        return watch;
    }

    boolean mayStop() {
        return bench.shell().session().may(JobCalls.CANCEL.permission());
    }

    /// Asks for the end between two of them: what was accepted stays.
    void stop() {
        watch.cancel(why -> bench.shell().notices().bad(why.message()));
    }

    private void over(Job job) {
        running.set(false);
        String outcome = job.outcome();
        if (job.jobState() == JobState.DONE) {
            bench.shell().notices().good(outcome == null ? "Done." : outcome);
        } else if (job.jobState() == JobState.CANCELLED) {
            bench.shell()
                    .notices()
                    .good(
                            "Stopped after %,d of %,d. What was accepted until then stays."
                                    .formatted(job.done(), job.total()));
        } else {
            bench.shell().notices().bad(outcome == null ? "Not done." : outcome);
        }
        bench.read();
    }
}
