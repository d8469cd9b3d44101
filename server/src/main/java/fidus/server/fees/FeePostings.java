package fidus.server.fees;

import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.ledger.NewEntry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a run posts in the books of the house (E13), in the order it is posted.
final class FeePostings {
    static final String EVENT = "E13";
    private static final String ACCRUED = "2400";
    private static final String PAYABLE = "2410";

    private final FeeRun run;

    FeePostings(FeeRun run) {
        this.run = run;
    }

    static String subject(FeeRunId id) {
        return "fee-run/" + id.value();
    }

    /// The accrual trued up to what is owed, then what is due moved to what is payable.
    ///
    /// @param countsOn the day in an open month for a day
    List<NewEntry> entries(UnaryOperator<LocalDate> countsOn) {
        var entries = new ArrayList<NewEntry>();
        for (int i = 0; i < run.parts().size(); i++) {
            FeePart part = run.parts().get(i);
            LocalDate on = countsOn.apply(part.dueOn(run.feeType()));
            Map<String, String> dimensions =
                    Map.of("manager", run.payee(), "fund", part.inputs().fund());
            Money change = part.accrualChange();
            String cost = run.feeType().costAccount();
            if (change.signum() > 0) {
                entries.add(entry(part, i, "accrual", on, pair(cost, ACCRUED, change, dimensions)));
            } else if (change.signum() < 0) {
                entries.add(
                        entry(
                                part,
                                i,
                                "accrual",
                                on,
                                pair(ACCRUED, cost, change.negated(), dimensions)));
            }
            if (part.fee().signum() > 0) {
                entries.add(
                        entry(part, i, "due", on, pair(ACCRUED, PAYABLE, part.fee(), dimensions)));
            }
        }
        return entries;
    }

    private NewEntry entry(
            FeePart part, int place, String leg, LocalDate on, List<Posting> postings) {
        String what = run.feeType().words();
        return new NewEntry(
                EVENT,
                subject(run.id()),
                leg + "-" + (place + 1),
                on,
                postings,
                what + " of " + run.period() + ", " + part.inputs().mandate());
    }

    private static List<Posting> pair(
            String debit, String credit, Money money, Map<String, String> dimensions) {
        return List.of(
                Postings.debit(debit, money, dimensions),
                Postings.credit(credit, money, dimensions));
    }
}
