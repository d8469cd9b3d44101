package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.fees.FeeImpact;
import fidus.fees.FeeTiming;
import fidus.fees.HighWaterMark;
import fidus.fees.Settlement;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One mandate's fee of one month: computed from its inputs and nothing else, so anybody who has
/// them can compute it again.
///
/// @param accrued what would be due if it crystallised now
/// @param fee what the house owes now
/// @param takenByBroker what is due now and the broker has taken already: reported, never charged
public record FeePart(
        PartInputs inputs, List<FeeLine> lines, Money accrued, Money fee, Money takenByBroker) {
    public FeePart {
        lines = List.copyOf(lines);
    }

    /// @throws Refused `BAD_VALUE` where the inputs do not have what the agreement needs
    public static FeePart of(FeeType feeType, PartInputs inputs) {
        List<FeeLine> lines =
                feeType == FeeType.MANAGER_PERFORMANCE
                        ? PerformanceLines.of(inputs)
                        : List.of(ManagementLine.of(inputs));
        Money accrued = Money.zero(inputs.agreement().currency());
        Money due = accrued;
        for (FeeLine line : lines) {
            accrued = accrued.plus(line.accrued());
            due = due.plus(line.fee());
        }
        Money none = Money.zero(due.currency());
        boolean house = inputs.agreement().settlement() == Settlement.HOUSE;
        return new FeePart(inputs, lines, accrued, house ? due : none, house ? none : due);
    }

    /// The day the fee counts on: the first for a management fee in advance, else the last.
    public LocalDate dueOn(FeeType feeType) {
        return isAhead(feeType) ? inputs.from() : inputs.to().minusDays(1);
    }

    /// Whether it is a management fee in advance.
    public boolean isAhead(FeeType feeType) {
        return feeType == FeeType.MANAGER_MANAGEMENT
                && inputs.agreement().management().timing() == FeeTiming.IN_ADVANCE;
    }

    /// The marks the next month starts from.
    @JsonIgnore
    public List<AccountMark> marksAfter() {
        List<AccountMark> marks = new ArrayList<>();
        for (FeeLine line : lines) {
            HighWaterMark after = line.markAfter();
            if (after != null) {
                marks.add(new AccountMark(line.account(), after));
            }
        }
        return marks;
    }

    /// What is owed but not due after this month; the books carry it on 2400.
    @JsonIgnore
    public Money accruedAfter() {
        boolean open =
                !inputs.crystallises() && inputs.agreement().settlement() == Settlement.HOUSE;
        return open ? accrued : Money.zero(accrued.currency());
    }

    /// By how much the accrual of 2400 has to change before what is due leaves it.
    @JsonIgnore
    public Money accrualChange() {
        return accruedAfter().plus(fee).minus(inputs.accruedBefore());
    }

    /// What fees leave of the result since the beginning, losers included.
    @JsonIgnore
    public FeeImpact impact() {
        return new FeeImpact(inputs.cumulative(), inputs.chargedBefore().plus(fee));
    }
}
