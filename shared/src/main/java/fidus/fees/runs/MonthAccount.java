package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.fees.CapitalSpan;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.pnl.TruePnl;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One account at a month's cut-off, or another day's: the last accepted reading by then and what
/// follows from it through the one formula of true P&L.
///
/// @param measuredOn the day at whose end it was measured
/// @param cutOff that end, 23:59:59 by the server's clock
/// @param reading absent when there is none
/// @param pnl true P&L at the reading; absent without one
/// @param undecidedRows cash movements by the cut-off that nobody has classified
/// @param capital adjusted allocation at the end of each day by the server's clock, from the first
///   event to `measuredOn`
/// @param blockers empty when fees may be paid on it
public record MonthAccount(
        AccountKey account,
        String label,
        String fund,
        Currency currency,
        LocalDate measuredOn,
        Instant cutOff,
        @Nullable Reading reading,
        @Nullable TruePnl pnl,
        int undecidedRows,
        List<CapitalSpan> capital,
        List<Blocker> blockers) {
    public MonthAccount {
        capital = List.copyOf(capital);
        blockers = List.copyOf(blockers);
    }

    @JsonIgnore
    public boolean isReady() {
        return blockers.isEmpty();
    }
}
