package fidus.cashflow;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// One account, contract, run or balance behind a figure of the fund accounting page.
///
/// @param name what it is, in words
/// @param subject the record to open, as the navigation names it; empty where there is none
/// @param part absent where it is not known
public record FundPart(
        FundPartKind fundPartKind, String name, String subject, @Nullable Money part) {
    /// Σ of those of these kinds; empty where one is not known.
    public static Optional<Money> sum(
            List<FundPart> parts, List<FundPartKind> kinds, Currency currency) {
        Money sum = Money.zero(currency);
        for (FundPart one : parts) {
            if (kinds.contains(one.fundPartKind)) {
                Money part = one.part;
                if (part == null) {
                    return Optional.empty();
                }
                sum = sum.plus(part);
            }
        }
        return Optional.of(sum);
    }
}
