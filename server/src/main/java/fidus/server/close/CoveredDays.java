package fidus.server.close;

import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// The reconciliations of an account that speak of a month's days without a gap, back from its last
/// day.
///
/// @param runs the one that covers the last day first, then each that goes on before it; empty when
///   none covers the last day
/// @param gap the days of the month before them that no reconciliation looked at; absent when there
///   are none
/// @param changed those of them that are signed and compared something else than books and
///   statements say of their days now
record CoveredDays(
        List<ReconciliationRun> runs, @Nullable Gap gap, List<ReconciliationRun> changed) {
    /// @param to inclusive
    record Gap(LocalDate from, LocalDate to) {
        @Override
        public String toString() {
            return from.equals(to) ? from.toString() : from + " to " + to;
        }
    }

    CoveredDays {
        runs = List.copyOf(runs);
        changed = List.copyOf(changed);
    }

    /// What is asked about an account's runs and days.
    ///
    /// @param stands whether a signed run compared what books and statements say of its days now
    /// @param moved whether something moved on the account between two days, both included
    record Asked(Predicate<ReconciliationRun> stands, BiPredicate<LocalDate, LocalDate> moved) {}

    /// @param all the runs of the account that hold, newest first
    /// @param begins the first day there is anything of the account to look at
    static CoveredDays of(
            MonthFacts.Days days, List<ReconciliationRun> all, LocalDate begins, Asked asked) {
        LocalDate first = days.month().atDay(1);
        LocalDate needed = begins.isAfter(first) ? begins : first;
        List<ReconciliationRun> runs = new ArrayList<>();
        LocalDate reached = days.last().plusDays(1);
        ReconciliationRun next = before(all, reached, asked.stands);
        while (next != null && (runs.isEmpty() || reached.isAfter(needed))) {
            runs.add(next);
            reached = next.from();
            next = before(all, reached, asked.stands);
        }
        LocalDate before = reached.minusDays(1);
        boolean whole =
                runs.isEmpty()
                        || !reached.isAfter(needed)
                        || (holdsNothing(runs.getLast()) && !asked.moved.test(needed, before));
        return new CoveredDays(
                runs,
                whole ? null : new Gap(needed, before),
                runs.stream().filter(run -> isSigned(run) && !asked.stands.test(run)).toList());
    }

    /// Of those that speak of the day before this one the newest that is signed and compared what
    /// is there now, else the newest.
    private static @Nullable ReconciliationRun before(
            List<ReconciliationRun> all, LocalDate reached, Predicate<ReconciliationRun> stands) {
        LocalDate day = reached.minusDays(1);
        List<ReconciliationRun> found =
                all.stream()
                        .filter(CoveredDays::isOver)
                        .filter(run -> !run.from().isAfter(day) && !run.to().isBefore(day))
                        .toList();
        return found.stream()
                .filter(run -> isSigned(run) && stands.test(run))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.getFirst());
    }

    private static boolean isOver(ReconciliationRun run) {
        return run.runState() != RunState.FAILED && run.runState() != RunState.RUNNING;
    }

    /// Neither the books nor the statement had money when it began: an account that began then.
    private static boolean holdsNothing(ReconciliationRun run) {
        return run.outcome() != null
                && !run.outcome().proofs().isEmpty()
                && run.outcome().proofs().stream()
                        .map(BalanceProof::balances)
                        .allMatch(
                                began ->
                                        began.statementOpening().isZero()
                                                && began.bookOpening().isZero());
    }

    static boolean isSigned(ReconciliationRun run) {
        return run.runState() == RunState.SIGNED_OFF || run.runState() == RunState.LOCKED;
    }

    /// The one that covers the month's last day.
    @Nullable ReconciliationRun last() {
        return runs.isEmpty() ? null : runs.getFirst();
    }

    /// Why the month's days are not looked at, if so.
    ///
    /// @param last of the month
    Optional<String> against(String account, LocalDate last) {
        if (runs.isEmpty()) {
            return Optional.of(
                    account
                            + " is not reconciled to "
                            + last
                            + ". Import its statement of the month and start a reconciliation.");
        }
        if (gap != null) {
            return Optional.of(
                    account
                            + ": no reconciliation looked at the days "
                            + gap
                            + ". Start one that begins on "
                            + gap.from()
                            + ".");
        }
        return changed.stream()
                .findFirst()
                .map(
                        run ->
                                "%s: what its reconciliation of %s to %s compared has changed since it was signed. Run these days again and have the new run signed."
                                        .formatted(account, run.from(), run.to()));
    }

    boolean isSigned() {
        return !runs.isEmpty()
                && gap == null
                && changed.isEmpty()
                && runs.stream().allMatch(CoveredDays::isSigned);
    }
}
