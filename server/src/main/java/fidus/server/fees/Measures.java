package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.CapitalSpan;
import fidus.fees.runs.MonthAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.Freshness;
import fidus.mt5.readings.ReadingState;
import fidus.server.deals.Deals;
import fidus.server.deals.HouseLimits;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What an account had earned at the end of a day of its server: the last accepted reading by then,
/// the movements and allocations up to that reading, and the one formula over them.
final class Measures {
    /// Purposes that have a P&L of their own.
    private static final Set<AccountPurpose> EARNING =
            EnumSet.of(AccountPurpose.TRADING, AccountPurpose.DEMO);

    private final Accounts accounts;
    private final Deals deals;

    Measures(Accounts accounts, Deals deals) {
        this.accounts = accounts;
        this.deals = deals;
    }

    /// All ACTIVE accounts at the end of a month, by server and login. An account that began later
    /// is not part of the month.
    List<MonthAccount> all(Unit unit, YearMonth month) {
        LocalDate last = month.atEndOfMonth();
        return accounts.all(unit).stream()
                .filter(account -> account.lifecycle() == AccountLifecycle.ACTIVE)
                .filter(account -> hadBegun(unit, account, cutOff(account, last)))
                .map(account -> at(unit, account, last))
                .toList();
    }

    /// Whether it was registered by then, or its history reaches back so far.
    private boolean hadBegun(Unit unit, TradingAccount account, Instant by) {
        Instant registered = account.registeredAt();
        AccountKey key = account.key();
        return registered == null
                || !registered.isAfter(by)
                || deals.readings().lastBy(unit, key, by).isPresent()
                || deals.classified(unit, key).stream()
                        .anyMatch(deal -> !deal.deal().time().isAfter(by));
    }

    MonthAccount at(Unit unit, AccountKey key, LocalDate day) {
        return at(unit, accounts.get(unit, key), day);
    }

    /// The last second of a day by the clock of the account's server.
    static Instant cutOff(TradingAccount account, LocalDate day) {
        return day.atTime(23, 59, 59).atZone(zone(account)).toInstant();
    }

    private MonthAccount at(Unit unit, TradingAccount account, LocalDate day) {
        AccountKey key = account.key();
        Instant cutOff = cutOff(account, day);
        Reading reading = deals.readings().lastBy(unit, key, cutOff).orElse(null);
        Freshness freshness = HouseLimits.freshness(account, deals.limits().freshness(unit, day));
        ReadingState state = freshness.stateAt(cutOff, reading);
        var ledger = new AllocationLedger(key, account.currency(), accounts.allocations(unit, key));
        List<ClassifiedDeal> moved =
                deals.classified(unit, key).stream()
                        .filter(deal -> !deal.deal().time().isAfter(cutOff))
                        .toList();
        TruePnl pnl =
                EARNING.contains(account.accountPurpose())
                        ? AccountPnl.of(state, ledger, moved).pnl()
                        : null;
        int undecided =
                Math.toIntExact(
                        moved.stream().filter(deal -> !deal.category().isDecided()).count());
        return new MonthAccount(
                key,
                account.label(),
                account.bookFund(),
                account.currency(),
                day,
                cutOff,
                reading,
                pnl,
                undecided,
                capital(ledger, zone(account), day),
                new Blocking(state, freshness.calendar(), cutOff, undecided).blockers());
    }

    /// Capital at the end of each day by the server's clock, days of equal capital together.
    private static List<CapitalSpan> capital(
            AllocationLedger ledger, ZoneId zone, LocalDate lastDay) {
        var changes = new TreeMap<LocalDate, BigDecimal>();
        for (AllocationEvent event : ledger.events()) {
            LocalDate on = LocalDate.ofInstant(event.effectiveAt(), zone);
            changes.merge(on, event.change().amount(), BigDecimal::add);
        }
        var spans = new ArrayList<CapitalSpan>();
        BigDecimal capital = BigDecimal.ZERO;
        LocalDate from = null;
        for (var change : changes.headMap(lastDay, true).entrySet()) {
            if (from != null) {
                spans.add(CapitalSpan.of(from, change.getKey(), capital));
            }
            capital = capital.add(change.getValue());
            from = change.getKey();
        }
        if (from != null) {
            spans.add(CapitalSpan.of(from, lastDay.plusDays(1), capital));
        }
        return spans;
    }

    private static ZoneId zone(TradingAccount account) {
        try {
            return ZoneId.of(account.serverZone());
        } catch (DateTimeException e) {
            throw Refused.at(
                    "serverZone",
                    Problem.Code.BAD_VALUE,
                    account.serverZone() + " of " + account.key() + " is not a time zone.");
        }
    }
}
