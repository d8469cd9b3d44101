package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;

/// What is paid for runs, and what comes back. Nothing is posted here: a payment posts itself.
final class FeePayments {
    private final FeeStore store;
    private final RunDecisions decisions;
    private final Ledger ledger;

    FeePayments(FeeStore store, RunDecisions decisions, Ledger ledger) {
        this.store = store;
        this.decisions = decisions;
        this.ledger = ledger;
    }

    /// The run's fee less all payments for its type, payee and month that did not come back. Below
    /// zero when more was paid than is due.
    Money owed(Unit unit, FeeRun run) {
        Money owed = run.fee();
        for (FeePaid paid : Payables.payments(run, store.reversedPaid(unit, run))) {
            owed = paid.stands() ? owed.minus(paid.money()) : owed;
        }
        return owed;
    }

    /// A payment can be of a part only when more fell due after it had left.
    FeeRun paid(Unit unit, Actor actor, FeeRunId id, FeePaid payment) {
        FeeRun run = decisions.get(unit, id);
        Money owed = owed(unit, run);
        if (owed.signum() <= 0) {
            throw Refused.at("id", Problem.Code.NOTHING_DUE, "Nothing is due on this run.");
        }
        boolean whole = payment.money().equals(owed);
        if (!whole && !(isPart(payment.money(), owed) && hasComeBack(unit, run))) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "A run is paid whole: " + owed + ", not " + payment.money() + ".");
        }
        return decisions.move(unit, actor, RunStates.paid(run, payment, whole), run, "");
    }

    private static boolean isPart(Money money, Money owed) {
        return money.signum() > 0 && money.compareTo(owed) < 0;
    }

    /// Only then did more fall due while a payment was on its way.
    private boolean hasComeBack(Unit unit, FeeRun run) {
        return Payables.payments(run, store.reversedPaid(unit, run)).stream()
                .anyMatch(one -> !one.stands());
    }

    /// What payees were paid too much.
    List<OverPaid> overPaid(Unit unit) {
        return OverPaid.all(store, unit);
    }

    /// The payee gave back what it was paid too much, or a part of it.
    ///
    /// @param back below zero
    FeeRun gaveBack(Unit unit, Actor actor, FeeRunId id, FeePaid back) {
        FeeRun run = decisions.get(unit, id);
        boolean whole =
                run.feeRunState() == FeeRunState.POSTED
                        && owed(unit, run).minus(back.money()).isZero();
        return decisions.move(unit, actor, RunStates.gaveBack(run, back, whole), run, "");
    }

    FeeRun cameBack(Unit unit, Actor actor, FeeRunId id, CameBack back) {
        FeeRun run = decisions.get(unit, id);
        LocalDate on = on(unit, run, back);
        String reason = back.reason();
        FeeRun after =
                decisions.move(unit, actor, RunStates.unpaid(run, back.payment(), on), run, reason);
        if (after.feeRunState() == FeeRunState.REVERSED) {
            store.standing(unit, run.feeType(), run.payeeId(), run.period())
                    .filter(next -> next.feeRunState() == FeeRunState.PAID)
                    .filter(next -> owed(unit, next).signum() > 0)
                    .ifPresent(next -> owing(unit, actor, next, reason));
        }
        return after;
    }

    private void owing(Unit unit, Actor actor, FeeRun next, String reason) {
        var _ = decisions.move(unit, actor, RunStates.owing(next), next, reason);
    }

    /// The day on which the reversal of a payment counts.
    private LocalDate on(Unit unit, FeeRun run, CameBack back) {
        List<FeePaid> named =
                run.steps().payments().stream()
                        .filter(one -> one.stands() && one.payment().equals(back.payment()))
                        .toList();
        if (named.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "This run holds no such payment that came back.");
        }
        LocalDate counts = back.countsOn();
        return counts == null
                ? ledger.countsOn(unit, Ledger.CORRECTION, named.getFirst().paidOn())
                : counts;
    }
}
