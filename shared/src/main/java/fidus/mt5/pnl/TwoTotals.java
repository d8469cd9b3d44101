package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.CapitalSource;

import java.util.List;
import java.util.Optional;

/// Capital at work and capital owed, side by side; they never merge, their difference is explained.
///
/// @param workingCapital adjusted allocation of TRADING accounts with CLIENT or HOUSE capital
/// @param unallocatedClientCash client cash at banks and broker wallets
/// @param clientPrincipal principal owed under running contracts
public record TwoTotals(Money workingCapital, Money unallocatedClientCash, Money clientPrincipal) {
    /// Capital at work of ACTIVE accounts in one currency; empty while a trading account's capital
    /// source is UNKNOWN, because its capital may have to count. Reinvested profit was never placed
    /// by anybody and does not count.
    public static Optional<Money> workingCapital(List<AccountFigures> accounts, Currency currency) {
        Money sum = Money.zero(currency);
        for (AccountFigures account : accounts) {
            if (account.currency().equals(currency)) {
                if (account.isTradingFor(CapitalSource.UNKNOWN)) {
                    return Optional.empty();
                }
                if (account.isTradingFor(CapitalSource.CLIENT)
                        || account.isTradingFor(CapitalSource.HOUSE)) {
                    sum = sum.plus(account.adjustedAllocation());
                }
            }
        }
        return Optional.of(sum);
    }

    /// What the house has placed beside its clients; negative when clients are owed more than is
    /// placed.
    @JsonIgnore
    public Money houseCushion() {
        return workingCapital.plus(unallocatedClientCash).minus(clientPrincipal);
    }
}
