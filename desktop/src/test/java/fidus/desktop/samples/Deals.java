package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.BAL;
import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.key;
import static fidus.desktop.samples.Accounts.usd;

import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldReadings;
import fidus.mt5.HeldState;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Invented deals and readings that need a person.
public final class Deals {
    private Deals() {}

    /// Two movements to decide, a decided one and a trade.
    public static List<BookedDeal> list() {
        return List.of(
                cash(880_101, "-684.74", "Transfer to 5009001", CashCategory.PROFIT_WITHDRAWAL),
                unknown(880_099, "2500.00", "WIRE REF 88121"),
                unknown(880_090, "-12.50", ""),
                trade());
    }

    public static BookedDeal unknown(long ticket, String amount, String comment) {
        return cash(ticket, amount, comment, CashCategory.NEEDS_REVIEW);
    }

    public static BookedDeal cash(
            long ticket, String amount, String comment, CashCategory category) {
        return new BookedDeal(
                new Deal(
                        BAL,
                        NOW.minusSeconds(86_400 + ticket % 100 * 60),
                        row(ticket, DealKind.BALANCE, amount, comment)),
                category,
                category == CashCategory.NEEDS_REVIEW ? "C90" : "C10",
                null,
                null,
                null);
    }

    private static BookedDeal trade() {
        var row =
                new DealRow(
                        880_077,
                        LocalDateTime.ofInstant(NOW, ZoneOffset.UTC),
                        DealKind.SELL,
                        DealEntry.OUT,
                        "XAUUSD",
                        new BigDecimal("0.50"),
                        new BigDecimal("2641.18"),
                        usd("-1204.50"),
                        usd("-3.50"),
                        usd("-1.20"),
                        usd("0.00"),
                        "sl 2641.18",
                        880_070L,
                        880_070L,
                        null);
        return new BookedDeal(
                new Deal(BAL, NOW.minusSeconds(90_000), row), null, null, null, null, null);
    }

    private static DealRow row(long ticket, DealKind kind, String amount, String comment) {
        return new DealRow(
                ticket,
                LocalDateTime.ofInstant(NOW, ZoneOffset.UTC),
                kind,
                null,
                null,
                null,
                null,
                usd(amount),
                usd("0.00"),
                usd("0.00"),
                usd("0.00"),
                comment,
                null,
                null,
                null);
    }

    public static HeldReadings held() {
        return new HeldReadings(
                List.of(
                        new HeldReading(
                                "held-1",
                                Accounts.reading(key(5_001_255), "900.00"),
                                List.of(
                                        "Q5: the balance fell from 2 000.00 to 1 020.50 without a"
                                                + " cash movement (limit 1 000.00)",
                                        "Q7: equity differs from its parts by 0.12"),
                                NOW.minusSeconds(1_800),
                                HeldState.HELD,
                                null,
                                1)));
    }
}
