package fidus.server.statements;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.allocation.AllocationLedger;
import fidus.statements.AccountHistory;
import fidus.statements.FeeLine;
import fidus.statements.FundAccount;
import fidus.statements.FundPack;
import fidus.statements.FundPackInput;
import fidus.statements.FundPacks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// A CORE account of 10,000.00 that makes 2 % by the tenth, gets 5,000.00 more on the eleventh and
/// makes 1 % of what is then there by the end of March.
final class Funds {
    private static final AccountKey KEY = new AccountKey("Broker-Live", 5_001_234);

    private Funds() {}

    static FundPack march() {
        return pack(
                account(
                        List.of(
                                reading("2026-02-28", "10000.00"),
                                reading("2026-03-10", "10200.00"),
                                reading("2026-03-11", "15200.00"),
                                reading("2026-03-31", "15352.00")),
                        ledger()));
    }

    private static FundPack pack(FundAccount account) {
        return FundPacks.of(
                new FundPackInput(
                        YearMonth.of(2026, 3),
                        "UTC",
                        List.of(account),
                        List.of(new FeeLine(FundCode.CORE, "Performance fee", "M1", usd("70.40"))),
                        Instant.parse("2026-04-01T09:00:00Z")));
    }

    private static FundAccount account(List<Reading> readings, AllocationLedger ledger) {
        return new FundAccount(
                KEY,
                "CORE-1",
                FundCode.CORE,
                new AccountHistory(ZoneOffset.UTC, readings, ledger, List.of(), Map.of()),
                null,
                null);
    }

    private static AllocationLedger ledger() {
        return AllocationLedger.empty(KEY, Currency.USD)
                .plus(
                        AllocationEvent.initial(
                                KEY,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                usd("10000.00"),
                                "First capital"))
                .plus(
                        new AllocationEvent(
                                "more",
                                KEY,
                                Instant.parse("2026-03-11T08:00:00Z"),
                                AllocationKind.EXTERNAL_DEPOSIT,
                                usd("5000.00"),
                                null,
                                null,
                                "More capital"));
    }

    private static Reading reading(String day, String equity) {
        Instant at = LocalDate.parse(day).atTime(21, 0).toInstant(ZoneOffset.UTC);
        return new Reading(
                KEY,
                at,
                at,
                ReadingSource.LIVE,
                usd(equity),
                usd(equity),
                usd("0.00"),
                null,
                null,
                null);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
