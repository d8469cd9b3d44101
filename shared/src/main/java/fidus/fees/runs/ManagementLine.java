package fidus.fees.runs;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.CapitalSpan;
import fidus.fees.ManagementFee;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The management fee of a mandate, always over all its accounts.
final class ManagementLine {
    private ManagementLine() {}

    static FeeLine of(PartInputs inputs) {
        ManagementFee fee =
                ManagementFee.of(inputs.agreement(), inputs.from(), inputs.to(), base(inputs));
        if (fee.fee().signum() < 0) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "The capital of "
                            + inputs.mandate()
                            + " is below zero, so there is nothing to take a management fee of."
                            + " Correct its allocations first.");
        }
        Money due = new Money(fee.fee(), inputs.agreement().currency());
        return new FeeLine(null, null, null, null, due, due, fee.derivation());
    }

    private static List<CapitalSpan> base(PartInputs inputs) {
        return switch (inputs.agreement().management().base()) {
            case AVERAGE_DAILY_ALLOCATION, TIME_WEIGHTED_CAPITAL -> daily(inputs);
            case OPENING_ALLOCATION -> whole(inputs, openingAllocation(inputs));
            case OPENING_EQUITY -> whole(inputs, openingEquity(inputs));
            case CLOSING_EQUITY, GROSS_ASSETS -> whole(inputs, closingEquity(inputs));
            case AVERAGE_DAILY_VALUE, COMMITTED ->
                    throw Refused.because(
                            Problem.Code.CONVENTION_UNSUPPORTED,
                            "Fee runs do not measure " + inputs.agreement().management().base());
        };
    }

    private static List<CapitalSpan> daily(PartInputs inputs) {
        List<CapitalSpan> spans = new ArrayList<>();
        for (AccountInput account : inputs.accounts()) {
            spans.addAll(account.capitalWithin(inputs.from(), inputs.to()));
        }
        return CapitalSpan.added(spans);
    }

    private static BigDecimal openingAllocation(PartInputs inputs) {
        LocalDate before = inputs.from().minusDays(1);
        return inputs.accounts().stream()
                .filter(account -> account.isInOn(inputs.from()))
                .map(account -> account.capitalOn(before))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal openingEquity(PartInputs inputs) {
        BigDecimal sum = BigDecimal.ZERO;
        for (AccountInput account : inputs.accounts()) {
            Money equity = account.openingEquity();
            if (account.isInOn(inputs.from()) && equity != null) {
                sum = sum.add(equity.amount());
            }
        }
        return sum;
    }

    private static BigDecimal closingEquity(PartInputs inputs) {
        return inputs.accounts().stream()
                .filter(account -> account.isInOn(inputs.to().minusDays(1)))
                .map(account -> account.pnl().ownedEquity().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<CapitalSpan> whole(PartInputs inputs, BigDecimal capital) {
        return List.of(CapitalSpan.of(inputs.from(), inputs.to(), capital));
    }
}
