package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.PayableFee;
import fidus.ledger.Posting;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.server.audit.Actor;
import fidus.server.deals.ManagerFees;
import fidus.server.deals.Settled;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;

/// Fees that a manager took from a trading account (E13: 2410 / 1100). A run is paid whole, by one
/// movement, and not while a payment from the bank holds it.
public final class FeesFromAccounts implements ManagerFees, Settled {
    private final FeeRuns runs;
    private final BiPredicate<Unit, String> isInBatch;

    /// @param isInBatch whether an item waits in a batch of payments
    public FeesFromAccounts(FeeRuns runs, BiPredicate<Unit, String> isInBatch) {
        this.runs = runs;
        this.isInBatch = isInBatch;
    }

    @Override
    public String words(Unit unit, Deal deal, LocalDate on, String feeRun) {
        FeeRun run = due(unit, deal, on, feeRun);
        return run.feeType().words() + " of " + run.payee() + " for " + run.period();
    }

    @Override
    public List<Posting> paid(Unit unit, Actor actor, Deal deal, LocalDate on, String feeRun) {
        FeeRun run = due(unit, deal, on, feeRun);
        List<PayableFee> parts =
                runs.posted(unit).stream().filter(one -> one.runId().equals(run.id())).toList();
        var payment = FeePaid.of(payment(deal.key()), on, deal.netAmount().abs());
        var _ = runs.paid(unit, actor, run.id(), payment);
        return FeePayables.debits(parts);
    }

    @Override
    public void open(Unit unit, Actor actor, String dealKey, String why) {
        String payment = payment(dealKey);
        for (FeeRun run : new FeeStore().paidBy(unit, payment)) {
            var back = new CameBack(payment, null, why);
            var _ = runs.reversedPayment(unit, actor, run.id(), back);
        }
    }

    private static String payment(String dealKey) {
        return "deal/" + dealKey;
    }

    private FeeRun due(Unit unit, Deal deal, LocalDate on, String feeRun) {
        FeeRun run = runs.get(unit, id(feeRun));
        RunStates.check(run, FeeRunState.POSTED);
        if (!isOf(unit, run, deal.account(), on)) {
            throw refused(
                    Problem.Code.BAD_VALUE,
                    deal.account()
                            + " is in no mandate of "
                            + run.payee()
                            + ", so no fee of theirs was taken from it.");
        }
        if (!deal.netAmount().negated().equals(runs.payments().owed(unit, run))) {
            throw refused(
                    Problem.Code.BAD_VALUE,
                    "A run is paid whole: it is "
                            + runs.payments().owed(unit, run)
                            + ", the movement "
                            + deal.netAmount()
                            + ".");
        }
        if (YearMonth.from(on).isBefore(YearMonth.parse(run.period()))) {
            throw refused(
                    Problem.Code.BAD_VALUE,
                    "The movement counts from " + on + ", before the month of the run.");
        }
        if (isInBatch.test(unit, FeePayables.item(run.id()))) {
            throw refused(
                    Problem.Code.WRONG_STATE,
                    "This run is in a batch of payments. Cancel that payment first, or decide"
                            + " what else the movement is.");
        }
        return run;
    }

    /// Whether the run was computed from this account, or its payee manages it on that day.
    private boolean isOf(Unit unit, FeeRun run, AccountKey account, LocalDate on) {
        boolean computed =
                run.parts().stream()
                        .flatMap(part -> part.inputs().accounts().stream())
                        .anyMatch(input -> input.account().equals(account));
        return computed
                || runs.mandates(unit).stream()
                        .filter(mandate -> mandate.managerId().equals(run.payeeId()))
                        .flatMap(mandate -> mandate.accounts().stream())
                        .filter(held -> held.account().equals(account))
                        .anyMatch(held -> isHeld(held, on));
    }

    private static boolean isHeld(MandateAccount held, LocalDate on) {
        LocalDate until = held.until();
        return !held.from().isAfter(on) && (until == null || on.isBefore(until));
    }

    private static FeeRunId id(String feeRun) {
        try {
            return new FeeRunId(UUID.fromString(feeRun));
        } catch (IllegalArgumentException e) {
            throw refused(Problem.Code.NOT_FOUND, "There is no such fee run.");
        }
    }

    private static Refused refused(Problem.Code code, String why) {
        return Refused.at("feeRun", code, why);
    }
}
