package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.fees.CapitalSpan;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.ReadingSource;
import fidus.mt5.pnl.TruePnl;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One account as a fee was computed from it.
///
/// @param from first day under the mandate or the one it continues
/// @param until the day after the last; absent while it lasts
/// @param measuredOn the day whose end counts: the month's last or the account's last
/// @param readingAsOf when the figures were true
/// @param readingSource who said so
/// @param pnl true P&L at the reading
/// @param pnlAtJoining true P&L at the end of the day before `from`; not the manager's
/// @param openingEquity owned equity at the end of the day before the month; only for a management
///   fee on it
/// @param capital adjusted allocation at the end of each day, from the account's first event; for a
///   performance fee without the days between two mandates
public record AccountInput(
        AccountKey account,
        LocalDate from,
        @Nullable LocalDate until,
        LocalDate measuredOn,
        Instant readingAsOf,
        ReadingSource readingSource,
        TruePnl pnl,
        Money pnlAtJoining,
        @Nullable Money openingEquity,
        List<CapitalSpan> capital) {
    public AccountInput {
        capital = List.copyOf(capital);
    }

    /// True P&L since it joined.
    @JsonIgnore
    public Money sinceJoining() {
        return pnl.truePnl().minus(pnlAtJoining);
    }

    /// As it goes on in months after its last day.
    @JsonIgnore
    public AccountInput left() {
        LocalDate after = measuredOn.plusDays(1);
        return until != null && !until.isAfter(after)
                ? this
                : new AccountInput(
                        account,
                        from,
                        after,
                        measuredOn,
                        readingAsOf,
                        readingSource,
                        pnl,
                        pnlAtJoining,
                        openingEquity,
                        capital);
    }

    /// Capital of its days under the mandate and zero on all others of a stretch.
    List<CapitalSpan> capitalWithin(LocalDate start, LocalDate end) {
        LocalDate left = until == null || until.isAfter(end) ? end : until;
        LocalDate joined = from.isBefore(start) ? start : from;
        List<CapitalSpan> spans = new ArrayList<>();
        spans.add(CapitalSpan.of(start, end, BigDecimal.ZERO));
        for (CapitalSpan span : capital) {
            LocalDate first = span.from().isBefore(joined) ? joined : span.from();
            LocalDate last = span.to().isAfter(left) ? left : span.to();
            if (first.isBefore(last)) {
                spans.add(CapitalSpan.of(first, last, span.capital()));
            }
        }
        return CapitalSpan.added(spans);
    }

    /// Capital at the end of a day; zero before the first event.
    BigDecimal capitalOn(LocalDate day) {
        return capital.stream()
                .filter(span -> !span.from().isAfter(day) && span.to().isAfter(day))
                .map(CapitalSpan::capital)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    boolean isInOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }
}
