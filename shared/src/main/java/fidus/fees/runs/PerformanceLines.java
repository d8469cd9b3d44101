package fidus.fees.runs;

import fidus.fees.AccountValuation;
import fidus.fees.CapitalSpan;
import fidus.fees.FeeAgreement;
import fidus.fees.HighWaterMark;
import fidus.fees.MandateFee;
import fidus.fees.MarkLevel;
import fidus.fees.PerformanceFee;
import fidus.fees.PerformanceFeeLine;
import fidus.fees.Valuation;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The performance fee of a mandate, netted or per account.
final class PerformanceLines {
    private PerformanceLines() {}

    static List<FeeLine> of(PartInputs inputs) {
        FeeAgreement agreement = inputs.agreement();
        MandateFee fee =
                agreement.markLevel() == MarkLevel.ACCOUNT
                        ? MandateFee.perAccount(agreement, marks(inputs), valuations(inputs))
                        : netted(inputs);
        return fee.lines().stream().map(line -> line(agreement.currency(), line)).toList();
    }

    private static MandateFee netted(PartInputs inputs) {
        HighWaterMark mark = inputs.marks().getFirst().mark();
        Money value = inputs.cumulative().minus(inputs.takenBefore());
        List<CapitalSpan> capital = new ArrayList<>();
        for (AccountInput account : inputs.accounts()) {
            capital.addAll(account.capitalWithin(earliest(inputs, mark), inputs.to()));
        }
        Valuation valuation = valuation(inputs, value, CapitalSpan.added(capital));
        return new MandateFee(
                inputs.agreement(),
                List.of(
                        new MandateFee.Line(
                                null, PerformanceFee.of(inputs.agreement(), mark, valuation))));
    }

    private static Map<AccountKey, HighWaterMark> marks(PartInputs inputs) {
        Map<AccountKey, HighWaterMark> marks = new HashMap<>();
        for (AccountMark one : inputs.marks()) {
            AccountKey account = one.account();
            if (account != null) {
                marks.put(account, one.mark());
            }
        }
        return marks;
    }

    private static List<AccountValuation> valuations(PartInputs inputs) {
        Map<AccountKey, HighWaterMark> marks = marks(inputs);
        List<AccountValuation> valuations = new ArrayList<>();
        for (AccountInput account : inputs.accounts()) {
            HighWaterMark mark = marks.get(account.account());
            LocalDate start = mark == null ? inputs.from() : earliest(inputs, mark);
            valuations.add(
                    new AccountValuation(
                            account.account(),
                            valuation(
                                    inputs,
                                    account.sinceJoining(),
                                    account.capitalWithin(start, inputs.to()))));
        }
        return valuations;
    }

    private static Valuation valuation(PartInputs inputs, Money value, List<CapitalSpan> capital) {
        return new Valuation(
                inputs.from(),
                inputs.to(),
                inputs.agreement().currency(),
                inputs.opening().amount(),
                value.amount(),
                inputs.managementFees().amount(),
                capital,
                inputs.crystallises());
    }

    /// A hurdle may reach back to the last fee.
    private static LocalDate earliest(PartInputs inputs, HighWaterMark mark) {
        return mark.hurdleFrom().isBefore(inputs.from()) ? mark.hurdleFrom() : inputs.from();
    }

    private static FeeLine line(Currency currency, MandateFee.Line line) {
        PerformanceFeeLine fee = line.fee();
        return new FeeLine(
                line.account(),
                fee.valuation(),
                fee.markBefore(),
                fee.markAfter(),
                new Money(fee.accruedFee(), currency),
                new Money(fee.crystallisedFee(), currency),
                fee.derivation());
    }
}
