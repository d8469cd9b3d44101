package fidus.server.imports;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.OpenPosition;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.Summary;
import fidus.money.Money;
import fidus.mt5.Deal;
import fidus.mt5.DealRow;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.ServerClock;
import fidus.mt5.readings.ServerOffset;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What a file's rows and closing figures are for the account they belong to, with the server's
/// wall clock turned into instants.
final class ServerTimes {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final TradingAccount account;
    private final ServerClock clock;

    private ServerTimes(TradingAccount account, ServerClock clock) {
        this.account = account;
        this.clock = clock;
    }

    /// @throws Refused `BAD_VALUE` when the account's zone is not one
    static ServerTimes of(TradingAccount account) {
        try {
            ZoneId zone = ZoneId.of(account.serverZone());
            return new ServerTimes(
                    account, new ServerClock(List.of(ServerOffset.of(ALWAYS, zone))));
        } catch (DateTimeException e) {
            throw Refused.at(
                    "serverZone",
                    Problem.Code.BAD_VALUE,
                    account.serverZone() + " of " + account.key() + " is not a time zone.");
        }
    }

    List<Deal> deals(List<DealRow> rows) {
        return rows.stream()
                .map(row -> new Deal(account.key(), instant(row.serverTime()), row))
                .toList();
    }

    /// The closing figures as a reading; empty when the file does not print balance and equity.
    /// They were true at the printed minute, and never before the last deal they contain.
    Optional<Reading> reading(Report report, Instant receivedAt) {
        Summary summary = report.summary();
        LocalDateTime printed = report.printedAt();
        if (summary == null || printed == null) {
            return Optional.empty();
        }
        Money balance = summary.balance();
        Money equity = summary.equity();
        if (balance == null || equity == null) {
            return Optional.empty();
        }
        Money credit = summary.credit();
        Money none = Money.zero(account.currency());
        Money swap = sum(report, none, true);
        Money commission = sum(report, none, false);
        return Optional.of(
                new Reading(
                        account.key(),
                        asOf(report, printed),
                        receivedAt,
                        ReadingSource.STATEMENT_IMPORT,
                        balance,
                        equity,
                        credit == null ? none : credit,
                        floating(report, summary.floatingProfit(), swap.plus(commission)),
                        swap,
                        commission));
    }

    private Instant asOf(Report report, LocalDateTime printed) {
        Instant asOf = instant(printed);
        for (DealRow row : report.deals()) {
            Instant at = instant(row.serverTime());
            asOf = at.isAfter(asOf) ? at : asOf;
        }
        return asOf;
    }

    /// MT4 prints the floating result with commission and swap, MT5 without.
    private static @Nullable Money floating(Report report, @Nullable Money printed, Money charges) {
        return printed != null && report.format() == ReportFormat.MT4_HTML
                ? printed.minus(charges)
                : printed;
    }

    private static Money sum(Report report, Money none, boolean swap) {
        Money sum = none;
        for (OpenPosition position : report.openPositions()) {
            sum = sum.plus(swap ? position.swap() : position.commission());
        }
        return sum;
    }

    private Instant instant(LocalDateTime serverTime) {
        return clock.instantOf(serverTime)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.UNREADABLE,
                                        serverTime + " lies before any clock of this server."));
    }
}
