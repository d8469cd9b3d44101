package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.BAL;
import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.usd;

import fidus.imports.Check;
import fidus.imports.Claim;
import fidus.imports.LedgerTotals;
import fidus.imports.Preview;
import fidus.imports.PreviewId;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.imports.SectionCount;
import fidus.imports.Unreadable;
import fidus.money.Currency;
import fidus.mt5.BookedDeal;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Invented previews of broker reports.
public final class Previews {
    private Previews() {}

    /// A history that can be imported, with one tie that differs.
    public static Preview whole() {
        return preview(List.of(), null);
    }

    /// A history with a row that cannot be read.
    public static Preview unreadable() {
        return preview(
                List.of(new Unreadable(17, "Volume", "1,5x", "not a number")),
                "1 rows of this statement cannot be read; the first is row 17.");
    }

    private static Preview preview(List<Unreadable> bad, @Nullable String refusal) {
        var report =
                new Report(
                        ReportFormat.MT5_HTML,
                        ReportKind.HISTORY,
                        "Trade History Report",
                        new Claim(
                                BAL.login(),
                                BAL.server(),
                                "Example Holder",
                                Currency.USD,
                                "Example Markets Ltd",
                                "real",
                                "Hedge"),
                        LocalDateTime.of(2026, 11, 21, 9, 0),
                        null,
                        Deals.list().stream().map(BookedDeal::deal).map(one -> one.row()).toList(),
                        List.of(),
                        List.of(
                                new SectionCount(
                                        Section.DEALS,
                                        1_224,
                                        Map.of("buy", 610, "sell", 590, "balance", 24),
                                        Map.of(),
                                        Map.of(),
                                        null),
                                new SectionCount(
                                        Section.ORDERS,
                                        1_204,
                                        Map.of("buy", 604, "sell", 600),
                                        Map.of(),
                                        Map.of(),
                                        null)),
                        new LedgerTotals(
                                usd("-412.00"),
                                usd("0.00"),
                                usd("-96.20"),
                                usd("-69584.81"),
                                usd("80000.00"),
                                usd("9906.99")),
                        List.of(
                                Check.of(Check.Tie.LAST_BALANCE, usd("9906.99"), usd("9906.99")),
                                Check.of(
                                        Check.Tie.TOTAL_PROFIT,
                                        usd("-69584.81"),
                                        usd("-69586.81"))),
                        bad,
                        "UTF-16LE",
                        "ab".repeat(32),
                        412_000);
        return new Preview(
                new PreviewId(new UUID(0, 3)),
                "ReportHistory-5001234.html",
                report,
                BAL,
                1_224,
                1_204,
                20,
                0,
                refusal == null,
                refusal,
                refusal == null ? null : "UNREADABLE",
                NOW);
    }
}
