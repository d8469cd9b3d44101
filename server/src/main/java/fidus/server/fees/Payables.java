package fidus.server.fees;

import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.PayableFee;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// What managers are owed by posted runs.
final class Payables {
    private final FeeStore store;

    Payables(FeeStore store) {
        this.store = store;
    }

    /// Due and not paid, per run and fund, oldest month first; without what reversed runs of the
    /// same key were paid.
    List<PayableFee> due(Unit unit) {
        var due = new ArrayList<PayableFee>();
        List<FeeRun> reversed = store.reversedPaid(unit);
        for (FeeRun run : store.posted(unit)) {
            List<FeePaid> paid = payments(run, reversed).stream().filter(FeePaid::stands).toList();
            PartPaid.of(run, paid).forEach(part -> add(due, run, part.part(), part.open()));
        }
        return due;
    }

    /// Payments of the run and of those reversed runs that are of its type, payee and month; those
    /// that came back included.
    static List<FeePaid> payments(FeeRun run, List<FeeRun> reversed) {
        var all = new ArrayList<FeePaid>();
        for (FeeRun before : reversed) {
            if (before.feeType() == run.feeType()
                    && before.payeeId().equals(run.payeeId())
                    && before.period().equals(run.period())) {
                all.addAll(before.steps().payments());
            }
        }
        all.addAll(run.steps().payments());
        return all;
    }

    /// Posted for a month, paid or not.
    List<PayableFee> postedIn(Unit unit, String period) {
        return payable(
                unit,
                run -> run.feeRunState().isPosted() && run.period().equals(period),
                (_, part) -> part.fee());
    }

    /// Accrued and not due yet: what the last posted month of each mandate left.
    List<PayableFee> accrued(Unit unit) {
        List<FeeRun> posted =
                store.standing(unit).stream().filter(run -> run.feeRunState().isPosted()).toList();
        return payable(
                unit,
                run -> run.feeRunState().isPosted(),
                (run, part) ->
                        isLast(posted, run, part)
                                ? part.accruedAfter()
                                : Money.zero(part.fee().currency()));
    }

    private List<PayableFee> payable(
            Unit unit, Predicate<FeeRun> which, BiFunction<FeeRun, FeePart, Money> sum) {
        var found = new ArrayList<PayableFee>();
        for (FeeRun run : store.standing(unit)) {
            if (which.test(run)) {
                for (FeePart part : run.parts()) {
                    add(found, run, part, sum.apply(run, part));
                }
            }
        }
        return found;
    }

    private static void add(List<PayableFee> to, FeeRun run, FeePart part, Money money) {
        if (money.signum() > 0) {
            to.add(
                    new PayableFee(
                            run.id(),
                            run.feeType(),
                            run.payeeId(),
                            run.payee(),
                            run.period(),
                            part.inputs().fund(),
                            money,
                            part.dueOn(run.feeType())));
        }
    }

    private static boolean isLast(List<FeeRun> posted, FeeRun run, FeePart part) {
        return posted.stream()
                .filter(other -> other.feeType() == run.feeType())
                .filter(other -> other.payeeId().equals(run.payeeId()))
                .filter(other -> other.period().compareTo(run.period()) > 0)
                .flatMap(other -> other.parts().stream())
                .noneMatch(later -> later.inputs().mandateId().equals(part.inputs().mandateId()));
    }
}
