package fidus.server.reports;

import fidus.imports.Check;
import fidus.imports.Claim;
import fidus.imports.LedgerTotals;
import fidus.imports.Report;
import fidus.imports.SectionCount;
import fidus.imports.Summary;
import fidus.imports.Unreadable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A report as lines a person can read in a terminal.
public final class ReportText {
    private static final int MOST_UNREADABLE = 20;

    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    public static List<String> lines(Report report) {
        var text = new ReportText();
        text.head(report);
        report.counts().forEach(text::count);
        text.totals(report.totals());
        text.summary(report.summary());
        report.checks().forEach(text::check);
        text.unreadable(report.unreadable());
        return List.copyOf(text.lines);
    }

    private void head(Report report) {
        line(
                "File",
                "%s, %,d bytes, %s".formatted(report.format(), report.bytes(), report.encoding()));
        line("SHA-256", report.sha256());
        line("Title", report.title());
        line(
                "Kind",
                words(report.kind().name())
                        + (report.kind().isStatement()
                                ? ""
                                : " - not a statement. " + report.kind().whyNoStatement()));
        Claim claim = report.claim();
        line("Claims login", claim.login());
        line("Server", claim.server());
        line("Holder", claim.holder());
        line("Company", claim.company());
        line("Currency", claim.currency());
        line("Account is", claim.tradeMode());
        line("Margin mode", claim.marginMode());
        line("Printed at", report.printedAt());
    }

    private void count(SectionCount count) {
        lines.add(
                "%-15s %d rows%s%s%s"
                        .formatted(
                                words(count.section().name()),
                                count.rows(),
                                tally(count.byType()),
                                tally(count.byDirection()),
                                tally(count.byState())));
        SectionCount.Sums sums = count.sums();
        if (sums != null) {
            lines.add(
                    "%-15s commission %s, fee %s, swap %s, profit %s"
                            .formatted(
                                    "", sums.commission(), sums.fee(), sums.swap(), sums.profit()));
        }
    }

    private void totals(@Nullable LedgerTotals totals) {
        if (totals != null) {
            lines.add(
                    "%-15s trades %s, cash %s, net %s"
                            .formatted(
                                    "ledger", totals.tradeProfit(), totals.cash(), totals.net()));
        }
    }

    private void summary(@Nullable Summary summary) {
        if (summary != null) {
            line("Balance", summary.balance());
            line("Equity", summary.equity());
            line("Credit", summary.credit());
            line("Floating", summary.floatingProfit());
            line("Open swap", summary.openSwap());
        }
    }

    private void check(Check check) {
        lines.add(
                "%-15s %s: %s against %s%s"
                        .formatted(
                                check.ties() ? "ties" : "DIFFERS",
                                check.tie().sentence(),
                                check.left(),
                                check.right(),
                                difference(check)));
    }

    private static String difference(Check check) {
        String rows = check.rows() == 0 ? "" : ", in " + check.rows() + " rows";
        return check.ties() ? "" : ", difference " + check.difference() + rows;
    }

    private void unreadable(List<Unreadable> rows) {
        for (Unreadable row : rows.subList(0, Math.min(rows.size(), MOST_UNREADABLE))) {
            lines.add(
                    "%-15s row %d, %s: '%s' %s"
                            .formatted(
                                    "UNREADABLE",
                                    row.line(),
                                    row.field(),
                                    row.text(),
                                    row.reason()));
        }
        if (rows.size() > MOST_UNREADABLE) {
            lines.add("%-15s and %d more".formatted("", rows.size() - MOST_UNREADABLE));
        }
    }

    private void line(String label, @Nullable Object value) {
        if (value != null) {
            lines.add("%-15s %s".formatted(label, value));
        }
    }

    private static String tally(Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((word, n) -> parts.add((word.isEmpty() ? "(none)" : word) + " " + n));
        return " [" + String.join(", ", parts) + "]";
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
