package fidus.mt5.pnl;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The P&L of several accounts of one currency.
///
/// @param pnl the sum over the known parts; zero when the total should have no part, absent when it
///   should have some and none is known
public record PnlTotal(@Nullable TruePnl pnl, Basis basis) {
    static PnlTotal of(List<AccountFigures> accounts, Currency currency) {
        TruePnl sum = TruePnl.zero(currency);
        Basis basis = Basis.NOTHING;
        for (AccountFigures account : accounts) {
            TruePnl pnl = account.pnl();
            if (pnl != null) {
                sum = sum.plus(pnl);
            }
            basis = basis.plus(account.basis());
        }
        return new PnlTotal(basis.known() == 0 && basis.of() > 0 ? null : sum, basis);
    }

    /// The same total with parts it should have and lacks.
    PnlTotal lacking(int parts) {
        Basis more = basis;
        for (int i = 0; i < parts; i++) {
            more = more.plus(Basis.MISSING);
        }
        return new PnlTotal(more.known() == 0 && more.of() > 0 ? null : pnl, more);
    }

    PnlTotal plus(PnlTotal other) {
        Basis both = basis.plus(other.basis);
        if (pnl == null || other.pnl == null) {
            return new PnlTotal(pnl == null ? other.pnl : pnl, both);
        }
        return new PnlTotal(pnl.plus(other.pnl), both);
    }
}
