package fidus.cashflow;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.Basis;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A sum with what it stands on.
///
/// @param sum of the known parts; zero when it should have no part, absent when it should have some
///   and none is known
public record CoverageSum(@Nullable Money sum, Basis basis) {
    public static CoverageSum nothing(Currency currency) {
        return new CoverageSum(Money.zero(currency), Basis.NOTHING);
    }

    /// A part that is known as of an instant.
    public static CoverageSum known(Money sum, @Nullable Instant asOf) {
        return new CoverageSum(sum, new Basis(1, 1, 0, asOf));
    }

    /// A part that should be there and is not known.
    public static CoverageSum missing() {
        return new CoverageSum(null, new Basis(0, 1, 0, null));
    }

    /// Both together: what is known of them, with how much is not.
    public CoverageSum plus(CoverageSum other) {
        Basis both = basis.plus(other.basis);
        Money one = sum;
        Money two = other.sum;
        Money known = one == null ? two : two == null ? one : one.plus(two);
        return new CoverageSum(both.known() == 0 && both.of() > 0 ? null : known, both);
    }
}
