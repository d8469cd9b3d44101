package fidus.server.reconciliation;

import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import java.util.ArrayList;
import java.util.List;

/// Why a row is unmatched, as people have matched and freed other rows since the run said so.
final class SaidSince {
    private SaidSince() {}

    /// @param others the rows that it names, as they stand now
    static Explanation of(Explanation said, List<RunRow> others) {
        Explanation.Closest closest = said.closest();
        if (closest == null) {
            return said;
        }
        boolean taken =
                others.stream()
                        .filter(
                                one ->
                                        one.side() != said.row().side()
                                                || !one.row().rowId().equals(said.row().rowId()))
                        .anyMatch(one -> one.standing() == Standing.MATCHED);
        boolean used = said.failed().stream().anyMatch(one -> one.condition() == Condition.USED);
        if (taken == used) {
            return said;
        }
        return taken ? taken(said) : free(said);
    }

    /// What the run said first stays first: by it the row is listed and counted.
    private static Explanation taken(Explanation said) {
        List<Explanation.Failure> failed = new ArrayList<>(said.failed());
        failed.add(new Explanation.Failure(Condition.USED, "matched since this run", "free"));
        return new Explanation(
                said.row(),
                said.closest(),
                failed,
                "The closest row was matched since this run. The run had said: " + said.sentence());
    }

    /// The run did not look at it as free: whether it fits is for a person, or for the next run.
    private static Explanation free(Explanation said) {
        return new Explanation(
                said.row(),
                said.closest(),
                said.failed(),
                "The closest row is free again since this run: match the two by hand, or run it"
                        + " again. The run had said: "
                        + said.sentence());
    }
}
