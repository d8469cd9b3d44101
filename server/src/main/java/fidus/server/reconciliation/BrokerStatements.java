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

/// The last imported statements of an account as rows with an opening and a closing balance.
public final class BrokerStatements {
    private static final int SHOWN_HASH = 12;

    private final KeptStatements kept;

    public BrokerStatements(KeptStatements kept) {
        this.kept = kept;
    }

    /// The last one and the one before it, newest first. Empty when none was imported, or the last
    /// one prints no balance.
    public List<BrokerStatement> lastTwo(Unit unit, AccountKey account) {
        List<Optional<BrokerStatement>> read =
                kept.newest(unit, account, 2).stream().map(BrokerStatements::of).toList();
        return read.isEmpty() || read.getFirst().isEmpty()
                ? List.of()
                : read.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<BrokerStatement> of(KeptStatements.Kept kept) {
        Report report = kept.report();
        Summary summary = report.summary();
        if (summary == null || summary.balance() == null || report.deals().isEmpty()) {
            return Optional.empty();
        }
        String source =
                kept.record().fileName() + " (" + report.sha256().substring(0, SHOWN_HASH) + ")";
        LocalDate last = day(report.deals(), false);
        LocalDate printed = report.printedAt() == null ? last : report.printedAt().toLocalDate();
        return Optional.of(
                new BrokerStatement(
                        source,
                        report.sha256(),
                        day(report.deals(), true),
                        printed.isAfter(last) ? printed : last,
                        opening(report, summary.balance()),
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
