package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.pnl.FundReturn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The fund accounting page in one currency.
///
/// @param figures made of these parts; a figure that lacks one is absent
/// @param basis of the readings
/// @param missing what is not known, in words
/// @param parts everything the figures are the sums of
/// @param funds the return of every fund that is sold
/// @param separationOpening what the separation accounts held when their books began; absent where
///   one is not known
public record FundPageSection(
        Currency currency,
        FundAccounting figures,
        Basis basis,
        List<String> missing,
        List<FundPart> parts,
        List<FundReturn> funds,
        @Nullable Money separationOpening) {
    public FundPageSection {
        missing = List.copyOf(missing);
        parts = List.copyOf(parts);
        funds = List.copyOf(funds);
    }

    /// Σ true P&L of the funds with the change of separation added. It is a table's total and no
    /// return; empty where a part is not known.
    @JsonIgnore
    public Optional<Money> tableTotal() {
        Money value = figures.separationBalance();
        Money opening = separationOpening;
        if (value == null || opening == null) {
            return Optional.empty();
        }
        Money sum = value.minus(opening);
        for (FundReturn fund : funds) {
            var pnl = fund.total().pnl();
            if (pnl == null || fund.total().basis().known() < fund.total().basis().of()) {
                return Optional.empty();
            }
            sum = sum.plus(pnl.truePnl());
        }
        return Optional.of(sum);
    }
}
