package fidus.statements;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One fund in one currency.
///
/// @param total Σ of the accounts; absent as long as one of them has no figures
/// @param fees in the order of their runs; empty when none was posted
/// @param afterFees result less fees; absent with the total
/// @param course equity at the end of each day; empty with the total
public record FundSection(
        FundCode fundCode,
        Currency currency,
        List<FundAccountLine> accounts,
        @Nullable FundValues total,
        List<FeeLine> fees,
        @Nullable Money afterFees,
        ReturnFigure timeWeighted,
        ReturnFigure moneyWeighted,
        List<ValuePoint> course) {
    public FundSection {
        accounts = List.copyOf(accounts);
        fees = List.copyOf(fees);
        course = List.copyOf(course);
    }
}
