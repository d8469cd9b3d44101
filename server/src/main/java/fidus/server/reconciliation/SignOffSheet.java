package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.RecordWords;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What whoever signs a run reads: its figures, its breaks and the notes on its statements.
record SignOffSheet(Sources sources) {
    /// @param breaks that concern its days
    /// @param note of the first person
    List<Shown> lines(
            Unit unit, RunStore.StoredRun stored, List<ReconciliationBreak> breaks, String note) {
        ReconciliationRun run = stored.run();
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Account", RecordWords.account(stored.account())));
        shown.add(new Shown("Period", run.from() + " to " + run.to()));
        shown.addAll(figures(run.outcome()));
        Map<BreakState, Integer> counts = new EnumMap<>(BreakState.class);
        List.of(BreakState.values()).forEach(state -> counts.put(state, 0));
        breaks.forEach(one -> counts.merge(one.breakState(), 1, Integer::sum));
        counts.forEach(
                (state, count) ->
                        shown.add(new Shown("Breaks " + state.words(), Integer.toString(count))));
        shown.addAll(SignOffNotes.of(unit, sources, stored));
        String rules = LaterNews.rules(new ProfileStore().of(unit, stored.account()), stored);
        if (rules != null) {
            shown.add(new Shown("Matching rules", rules));
        }
        shown.add(new Shown("Evidence", Objects.requireNonNullElse(stored.evidenceHash(), "none")));
        shown.add(new Shown("Note", note));
        return shown;
    }

    /// The figures of one of several runs, in one line.
    ///
    /// @param breaks that concern its days
    static Shown brief(RunStore.StoredRun stored, List<ReconciliationBreak> breaks) {
        List<String> said = new ArrayList<>();
        ReconciliationRun.Outcome outcome = stored.run().outcome();
        if (outcome != null) {
            var counts = outcome.counts();
            said.add(
                    "%,d book and %,d statement rows, %,d matches, %,d unmatched"
                            .formatted(
                                    counts.bookRows(),
                                    counts.statementRows(),
                                    counts.matches(),
                                    counts.unmatched()));
            outcome.proofs().forEach(proof -> said.add("balance " + SignOffNotes.proof(proof)));
        }
        List<String> states = new ArrayList<>();
        for (BreakState state : BreakState.values()) {
            long count = breaks.stream().filter(one -> one.breakState() == state).count();
            if (count > 0 || state == BreakState.OPEN) {
                states.add("%,d %s".formatted(count, state.words()));
            }
        }
        said.add("breaks " + String.join(", ", states));
        said.add("evidence " + Objects.requireNonNullElse(stored.evidenceHash(), "none"));
        return new Shown(SignOffs.title(stored), String.join("; ", said));
    }

    private static List<Shown> figures(ReconciliationRun.@Nullable Outcome outcome) {
        if (outcome == null) {
            return List.of();
        }
        var counts = outcome.counts();
        var shown = new ArrayList<Shown>();
        shown.add(
                new Shown(
                        "Rows",
                        counts.bookRows() + " book, " + counts.statementRows() + " statement"));
        shown.add(new Shown("Matches", counts.matches() + ", unmatched " + counts.unmatched()));
        outcome.proofs()
                .forEach(
                        proof -> {
                            shown.add(new Shown("Balance proof", SignOffNotes.proof(proof)));
                            shown.addAll(SignOffNotes.writtenOff(proof));
                            shown.addAll(SignOffNotes.apart(proof));
                        });
        return shown;
    }
}
