package fidus.mt5.pnl;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Reading;
import fidus.mt5.readings.ReadingState;

import java.util.List;
import java.util.Optional;

/// Whose money earned what, in one currency. The two bases of the client tier differ, because
/// separation also holds profit of the house and broker interest; they are shown by their names and
/// never averaged or added.
///
/// @param clientTierWithdrawalsBasis client accounts with what they themselves moved to separation
/// @param clientTierSeparationBasis client accounts with all of separation's balance in the place
///   of withdrawals
/// @param total client tier by withdrawals, house and reinvested
public record Tiers(
        PnlTotal clientTierWithdrawalsBasis,
        PnlTotal clientTierSeparationBasis,
        PnlTotal house,
        PnlTotal reinvested,
        PnlTotal total) {
    /// Reads ACTIVE accounts of this currency; DEMO, hubs and rebate accounts enter nothing. A
    /// trading account whose capital source is UNKNOWN makes every tier incomplete, because it may
    /// belong to any of them.
    public static Tiers of(List<AccountFigures> accounts, Currency currency) {
        List<AccountFigures> own =
                accounts.stream().filter(account -> account.currency().equals(currency)).toList();
        int undecided =
                Math.toIntExact(
                        own.stream()
                                .filter(account -> account.isTradingFor(CapitalSource.UNKNOWN))
                                .count());
        PnlTotal client = tier(own, CapitalSource.CLIENT, currency);
        PnlTotal house = tier(own, CapitalSource.HOUSE, currency);
        PnlTotal reinvested = tier(own, CapitalSource.REINVESTED_PROFIT, currency);
        return new Tiers(
                client.lacking(undecided),
                separationBasis(client, own, currency).lacking(undecided),
                house.lacking(undecided),
                reinvested.lacking(undecided),
                client.plus(house).plus(reinvested).lacking(undecided));
    }

    private static PnlTotal tier(
            List<AccountFigures> accounts, CapitalSource source, Currency currency) {
        return PnlTotal.of(
                accounts.stream().filter(account -> account.isTradingFor(source)).toList(),
                currency);
    }

    private static PnlTotal separationBasis(
            PnlTotal client, List<AccountFigures> accounts, Currency currency) {
        Money separation = Money.zero(currency);
        Basis basis = client.basis();
        for (AccountFigures account : accounts) {
            if (account.isActive(AccountPurpose.SEPARATION)) {
                Optional<Reading> reading = ReadingState.reading(account.state());
                if (reading.isPresent()) {
                    separation = separation.plus(reading.get().balance());
                }
                basis = basis.plus(account.basis());
            }
        }
        TruePnl pnl = client.pnl();
        return pnl == null
                ? new PnlTotal(null, basis)
                : new PnlTotal(
                        TruePnl.of(pnl.ownedEquity(), separation, pnl.adjustedAllocation()), basis);
    }
}
