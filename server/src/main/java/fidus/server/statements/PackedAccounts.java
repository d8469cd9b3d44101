package fidus.server.statements;

import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.MonthSnapshot;
import fidus.ledger.PeriodState;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.pnl.TruePnl;
import fidus.server.deals.Readings;
import fidus.server.mongo.Unit;
import fidus.statements.AccountAt;
import fidus.statements.AccountHistory;
import fidus.statements.FundAccount;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/// The trading accounts of a month as its fund pack tells them: what the month and the one before
/// were closed with is what their snapshots kept, on which fees and the books stand too.
final class PackedAccounts {
    private final StatementSources sources;
    private final Unit unit;
    private final YearMonth month;
    private final @Nullable MonthSnapshot before;
    private final @Nullable MonthSnapshot after;

    PackedAccounts(StatementSources sources, Unit unit, YearMonth month) {
        this.sources = sources;
        this.unit = unit;
        this.month = month;
        this.before = kept(month.minusMonths(1));
        this.after = kept(month);
    }

    /// Absent while the month is open: what is measured may still change.
    private @Nullable MonthSnapshot kept(YearMonth of) {
        return sources.ledger().periodState(unit, of) == PeriodState.OPEN
                ? null
                : sources.snapshots().of(unit, of).orElse(null);
    }

    FundAccount account(TradingAccount account) {
        AccountHistory history = history(account);
        return new FundAccount(
                account.key(),
                account.label(),
                account.fundCode(),
                history,
                opening(account, history),
                at(after, account));
    }

    /// An account that was in no total of the month before opens with nothing.
    private @Nullable AccountAt opening(TradingAccount account, AccountHistory history) {
        AccountAt kept = at(before, account);
        LocalDate last = month.minusMonths(1).atEndOfMonth();
        return kept == null && before != null && history.isEmptyAt(last)
                ? new AccountAt(TruePnl.zero(account.currency()), null, 0)
                : kept;
    }

    private static @Nullable AccountAt at(@Nullable MonthSnapshot taken, TradingAccount account) {
        MonthAccount kept = taken == null ? null : taken.account(account.key()).orElse(null);
        return kept == null
                ? null
                : new AccountAt(
                        kept.pnl(),
                        kept.reading() == null ? null : kept.reading().asOf(),
                        kept.undecidedRows());
    }

    private AccountHistory history(TradingAccount account) {
        ZoneId zone = ZoneId.of(account.serverZone());
        Instant known = after == null ? null : after.takenAt();
        var days = new Readings.Days(month.atDay(1), month.atEndOfMonth(), zone, known);
        return new AccountHistory(
                zone,
                sources.deals().readings().lastOfDays(unit, account.key(), days),
                new AllocationLedger(
                        account.key(),
                        account.currency(),
                        sources.accounts().allocations(unit, account.key())),
                sources.deals().classified(unit, account.key()),
                sources.deals().bookedLate(unit, account.key()));
    }
}
