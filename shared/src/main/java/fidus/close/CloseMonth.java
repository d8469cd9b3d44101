package fidus.close;

import fidus.cashflow.Coverage;
import fidus.ledger.PeriodState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A month as its close stands now.
///
/// @param version the close that is under way or was the last, from 1
/// @param coverage assets against obligations at the month's end
/// @param attested balances of wallets that send no statement
/// @param start what was recorded of the month after; absent before
/// @param ready whether it can be signed
/// @param waiting what waits for a second person, in words; empty when nothing does
/// @param latest whether it is the latest locked month, which alone may be reopened
/// @param unchanged whether the books of a locked month still say what was signed; always so while
///   it is not locked
/// @param history closes of this month, newest first
public record CloseMonth(
        Instant asOf,
        String period,
        PeriodState periodState,
        int version,
        List<CloseStep> steps,
        List<TieOut> tieOuts,
        List<Coverage> coverage,
        List<AttestedBalance> attested,
        @Nullable MonthStart start,
        boolean ready,
        String waiting,
        boolean latest,
        boolean unchanged,
        List<ClosedHead> history) {
    public CloseMonth {
        steps = List.copyOf(steps);
        tieOuts = List.copyOf(tieOuts);
        coverage = List.copyOf(coverage);
        attested = List.copyOf(attested);
        history = List.copyOf(history);
    }

    public CloseStep step(StepKind kind) {
        return steps.stream().filter(one -> one.stepKind() == kind).findFirst().orElseThrow();
    }
}
