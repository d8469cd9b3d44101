package fidus.server.fees;

import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a payee was paid for a month beyond its fee: a run was reversed after it was paid, and the
/// next one earned less, or none took its place.
///
/// @param run the one that stands; the last reversed one where none does
/// @param byFund above zero, as the payments left by fund
/// @param firstOn the first day on which the books have one of the payments
record OverPaid(FeeRun run, Map<String, Money> byFund, @Nullable LocalDate firstOn) {
    /// The sum over all funds.
    Money money() {
        return byFund.values().stream().reduce(Money::plus).orElseThrow();
    }

    /// Where a next run is computed and not posted yet, nobody knows what will be owed.
    static List<OverPaid> all(FeeStore store, Unit unit) {
        Map<List<Object>, FeeRun> last = new LinkedHashMap<>();
        List<FeeRun> reversed = store.reversedPaid(unit);
        reversed.forEach(run -> last.put(List.of(run.feeType(), run.payeeId(), run.period()), run));
        var over = new ArrayList<OverPaid>();
        for (FeeRun before : last.values()) {
            FeeRun run =
                    store.standing(unit, before.feeType(), before.payeeId(), before.period())
                            .orElse(null);
            if (run == null || run.feeRunState() == FeeRunState.POSTED) {
                add(over, run == null ? before : run, reversed);
            }
        }
        return over;
    }

    private static void add(List<OverPaid> to, FeeRun run, List<FeeRun> reversed) {
        boolean stands = run.feeRunState() != FeeRunState.REVERSED;
        List<FeePaid> paid =
                (stands ? Payables.payments(run, reversed) : ofReversed(run, reversed))
                        .stream().filter(FeePaid::stands).toList();
        Map<String, Money> byFund = new LinkedHashMap<>();
        for (PartPaid part : PartPaid.of(run, paid)) {
            Money beyond = stands ? part.part().fee().negated() : Money.zero(run.fee().currency());
            for (FeePaid piece : part.pieces()) {
                beyond = beyond.plus(piece.money());
            }
            if (beyond.signum() > 0) {
                byFund.merge(part.part().inputs().fund(), beyond, Money::plus);
            }
        }
        if (!byFund.isEmpty()) {
            LocalDate first =
                    paid.stream()
                            .filter(one -> one.money().signum() > 0)
                            .map(FeePaid::paidOn)
                            .min(LocalDate::compareTo)
                            .orElse(null);
            to.add(new OverPaid(run, byFund, first));
        }
    }

    /// Of all reversed runs of its key, itself among them.
    private static List<FeePaid> ofReversed(FeeRun run, List<FeeRun> reversed) {
        return reversed.stream()
                .filter(one -> one.feeType() == run.feeType())
                .filter(one -> one.payeeId().equals(run.payeeId()))
                .filter(one -> one.period().equals(run.period()))
                .flatMap(one -> one.steps().payments().stream())
                .toList();
    }
}
