package fidus.server.reconciliation;

import fidus.imports.Check;
import fidus.imports.Report;
import fidus.imports.Summary;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.server.imports.KeptStatements;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The imported statements of an account as rows with an opening and a closing balance.
public final class BrokerStatements {
    private static final int SHOWN_HASH = 12;

    private final KeptStatements kept;

    public BrokerStatements(KeptStatements kept) {
        this.kept = kept;
    }

    /// Newest first, each read when it is come to. One that prints no balance, or neither a row nor
    /// when it was printed, proves nothing and is passed over.
    public Iterable<BrokerStatement> all(Unit unit, AccountKey account) {
        return () ->
                kept.newest(unit, account)
                        .map(BrokerStatements::of)
                        .filter(Optional::isPresent)
                        .map(Optional::get)
                        .iterator();
    }

    private static Optional<BrokerStatement> of(KeptStatements.Kept kept) {
        Report report = kept.report();
        Summary summary = report.summary();
        if (summary == null
                || summary.balance() == null
                || (report.deals().isEmpty() && report.printedAt() == null)) {
            return Optional.empty();
        }
        String source =
                kept.record().fileName() + " (" + report.sha256().substring(0, SHOWN_HASH) + ")";
        LocalDate printed =
                report.printedAt() == null
                        ? day(report.deals(), false)
                        : report.printedAt().toLocalDate();
        boolean still = report.deals().isEmpty();
        LocalDate last = still ? printed : day(report.deals(), false);
        return Optional.of(
                new BrokerStatement(
                        source,
                        report.sha256(),
                        still ? printed : day(report.deals(), true),
                        printed.isAfter(last) ? printed : last,
                        still ? summary.balance() : opening(report, summary.balance()),
                        summary.balance(),
                        report.deals()));
    }

    /// As printed before the first row; where a file prints no running balance, its history is
    /// taken to begin at zero.
    private static Money opening(Report report, Money like) {
        return report.checks().stream()
                .filter(check -> check.tie() == Check.Tie.OPENING_BALANCE)
                .map(Check::left)
                .findFirst()
                .orElse(Money.zero(like.currency()));
    }

    private static LocalDate day(List<DealRow> rows, boolean first) {
        LocalDate found = rows.getFirst().serverTime().toLocalDate();
        for (DealRow row : rows) {
            LocalDate day = row.serverTime().toLocalDate();
            if (first ? day.isBefore(found) : day.isAfter(found)) {
                found = day;
            }
        }
        return found;
    }
}
