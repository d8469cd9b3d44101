package fidus.server.rebates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Deal;
import fidus.mt5.TradingAccount;
import fidus.mt5.rebates.ClosedLot;
import fidus.mt5.rebates.ClosedVolume;
import fidus.mt5.rebates.RebatePeriod;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.RebateLine;
import fidus.server.mongo.Unit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// What a broker owes for the closed lots of a month.
final class Earned {
    private static final Instant EVER = Instant.ofEpochSecond(253_402_300_799L);

    private final Rebates.Ground ground;

    record Month(List<RebateLine> lines, List<ClosedLot> unrated, List<String> unresolved) {}

    Earned(Rebates.Ground ground) {
        this.ground = ground;
    }

    /// Nothing where no account names the broker.
    ///
    /// @throws Refused `WRONG_STATE` while the month is not over on one of the broker's servers
    Month of(Unit unit, BrokerAgreement agreement, YearMonth month) {
        var lots = new ArrayList<ClosedLot>();
        var unresolved = new ArrayList<String>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.broker().equals(agreement.broker()) && earns(account, agreement)) {
                over(unit, account, month);
                read(unit, account, month, lots, unresolved);
            }
        }
        RebatePeriod period =
                RebatePeriod.of(
                        lots,
                        month.atDay(1),
                        month.atEndOfMonth(),
                        agreement.rates(),
                        agreement::groupOf);
        return new Month(
                period.rows().stream().map(RebateLine::of).toList(), period.unrated(), unresolved);
    }

    /// Lots that a broker's earning accounts closed, whenever it was.
    List<ClosedLot> lots(Unit unit, BrokerAgreement agreement) {
        var lots = new ArrayList<ClosedLot>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.broker().equals(agreement.broker()) && earns(account, agreement)) {
                lots.addAll(counted(account, ClosedVolume.of(all(unit, account))));
            }
        }
        return lots;
    }

    private List<Deal> all(Unit unit, TradingAccount account) {
        return ground.deals().between(unit, account.key(), Instant.EPOCH, EVER);
    }

    /// One that was retired since earned until then.
    private static boolean earns(TradingAccount account, BrokerAgreement agreement) {
        return (account.lifecycle() == AccountLifecycle.ACTIVE || account.retiredAt() != null)
                && account.accountPurpose() != AccountPurpose.DEMO
                && !agreement.untracked().contains(account.key());
    }

    private static void over(Unit unit, TradingAccount account, YearMonth month) {
        Instant end;
        try {
            end =
                    month.plusMonths(1)
                            .atDay(1)
                            .atStartOfDay(ZoneId.of(account.serverZone()))
                            .toInstant();
        } catch (DateTimeException e) {
            throw Refused.at(
                    "serverZone",
                    Problem.Code.BAD_VALUE,
                    account.serverZone() + " of " + account.key() + " is not a time zone.");
        }
        if (unit.now().isBefore(end)) {
            throw Refused.at(
                    "period",
                    Problem.Code.WRONG_STATE,
                    month + " is not over on " + account.key().server() + " until " + end + ".");
        }
    }

    /// All deals since the beginning, because a position may have been opened long before.
    private void read(
            Unit unit,
            TradingAccount account,
            YearMonth month,
            List<ClosedLot> lots,
            List<String> unresolved) {
        List<Deal> deals = all(unit, account);
        ClosedVolume closed = ClosedVolume.of(deals);
        lots.addAll(counted(account, closed));
        for (Deal deal : deals) {
            boolean here =
                    YearMonth.from(deal.row().serverTime()).equals(month)
                            && account.wasActive(deal.row().serverTime().toLocalDate());
            if (here && closed.unresolved().contains(deal.key())) {
                unresolved.add(deal.key());
            }
        }
    }

    /// Those of days on which the account took part in totals (§9.5).
    private static List<ClosedLot> counted(TradingAccount account, ClosedVolume closed) {
        return closed.lots().stream().filter(lot -> account.wasActive(lot.closedOn())).toList();
    }
}
