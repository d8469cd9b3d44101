package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.BAL;
import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.key;
import static fidus.desktop.samples.Accounts.usd;

import fidus.dashboard.BreakTally;
import fidus.dashboard.Dashboard;
import fidus.dashboard.PnlTotal;
import fidus.dashboard.RunLine;
import fidus.dashboard.Tally;
import fidus.imports.ImportId;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Invented days on the dashboard.
public final class Days {
    private Days() {}

    public static Dashboard busy() {
        return new Dashboard(
                NOW,
                tallies(11, 4, 2, 1, 0),
                List.of(
                        new BreakTally("CRITICAL", "DAYS_2_7", 1),
                        new BreakTally("WARNING", "DAYS_0_1", 4),
                        new BreakTally("WARNING", "DAYS_8_30", 2),
                        new BreakTally("INFO", "DAYS_31_90", 1)),
                imports(),
                List.of(
                        run(BAL, "SIGNED_OFF", 0),
                        run(key(5_001_240), "OPEN", 3),
                        run(key(5_001_255), "OPEN", 1)),
                2,
                1,
                6,
                1,
                0,
                1,
                2,
                3,
                List.of(
                        total(
                                "CLIENT_TIER_WITHDRAWALS_BASIS",
                                "-83818.69",
                                "-70.94",
                                "COMPLETE",
                                0),
                        total("CLIENT_TIER_SEPARATION_BASIS", "-69752.67", "-59.04", "COMPLETE", 0),
                        total("HOUSE_TIER", "54283.43", "370.21", "PARTIAL", 0),
                        total("REINVESTED_TIER", null, null, "INCOMPLETE", 2),
                        total("TOTAL", "-29535.26", "-20.28", "INCOMPLETE", 2)),
                "the embedded store on this machine",
                true);
    }

    public static Dashboard calm() {
        return new Dashboard(
                NOW,
                tallies(18, 0, 0, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(total("TOTAL", "1026.30", "6.84", "COMPLETE", 0)),
                "a MongoDB replica set",
                false);
    }

    public static List<Tally> tallies(int fresh, int fine, int old, int stale, int none) {
        return List.of(
                new Tally("FRESH", fresh),
                new Tally("ACCEPTABLE", fine),
                new Tally("DEGRADED", old),
                new Tally("STALE", stale),
                new Tally("UNAVAILABLE", none));
    }

    public static List<ImportRecord> imports() {
        return List.of(
                record(1, BAL, "ReportHistory-5001234.html", ImportState.DONE, 1_204, 6),
                record(2, key(5_001_240), "statement.htm", ImportState.DONE, 86, 0),
                record(3, key(5_001_255), "deals-october.csv", ImportState.FAILED, 0, 0));
    }

    public static ImportRecord record(
            int number,
            AccountKey account,
            String file,
            ImportState state,
            long fresh,
            long review) {
        return new ImportRecord(
                new ImportId(new UUID(0, number)),
                file,
                "ab".repeat(32),
                account,
                state,
                fresh + 20,
                fresh,
                20,
                0,
                review,
                null,
                state == ImportState.DONE ? "ACCEPTED" : "NONE",
                "Ann Example",
                NOW.minus(Duration.ofHours(number * 3L)),
                NOW.minus(Duration.ofHours(number * 3L)).plusSeconds(4),
                new UUID(0, number).toString(),
                2);
    }

    private static RunLine run(AccountKey account, String state, int breaks) {
        return new RunLine(
                new UUID(0, 5).toString(),
                account.toString(),
                "2026-10-01",
                "2026-10-31",
                state,
                breaks,
                NOW.minus(Duration.ofHours(20)));
    }

    private static PnlTotal total(
            String tier,
            @Nullable String sum,
            @Nullable String percent,
            String completeness,
            int missing) {
        Money money = sum == null ? null : usd(sum);
        return new PnlTotal(
                tier,
                Currency.USD,
                money,
                percent == null ? null : new BigDecimal(percent),
                completeness,
                4,
                missing,
                NOW.minus(Duration.ofMinutes(26)));
    }
}
