package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;

import java.util.List;
import java.util.Optional;

/// The return of a fund: Σ true P&L ÷ Σ adjusted allocation over its ACTIVE TRADING accounts with
/// capital at work. Separation is never part of it.
public record FundReturn(FundCode fundCode, PnlTotal total) {
    /// An account with capital but no reading makes the total incomplete, and so does one whose
    /// capital source is UNKNOWN.
    public static FundReturn of(
            FundCode fundCode, List<AccountFigures> accounts, Currency currency) {
        List<AccountFigures> working =
                accounts.stream()
                        .filter(account -> account.isActive(AccountPurpose.TRADING))
                        .filter(account -> account.fundCode() == fundCode)
                        .filter(account -> account.currency().equals(currency))
                        .filter(account -> account.adjustedAllocation().signum() > 0)
                        .toList();
        List<AccountFigures> owned =
                working.stream()
                        .filter(account -> account.capitalSource() != CapitalSource.UNKNOWN)
                        .toList();
        return new FundReturn(
                fundCode, PnlTotal.of(owned, currency).lacking(working.size() - owned.size()));
    }

    /// Empty without any figure or without capital.
    @JsonIgnore
    public Optional<ReturnBand> band() {
        return Optional.ofNullable(total.pnl()).flatMap(ReturnBand::of);
    }

    /// The figure tables show with separation's change added; it is no return of a fund.
    ///
    /// @param separationValue what separation is worth now
    /// @param separationOpening what it was worth at the start
    /// @return empty without any figure of the fund
    public Optional<Money> tableTotal(Money separationValue, Money separationOpening) {
        return Optional.ofNullable(total.pnl())
                .map(pnl -> pnl.truePnl().plus(separationValue).minus(separationOpening));
    }
}
