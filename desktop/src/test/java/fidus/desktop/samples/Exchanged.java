package fidus.desktop.samples;

import fidus.exchanges.ExchangeAccount;
import fidus.exchanges.ExchangeCard;
import fidus.exchanges.ExchangeId;
import fidus.exchanges.ExchangeList;
import fidus.exchanges.ExchangeState;
import fidus.exchanges.ExchangeWorth;
import fidus.exchanges.MoneyExchange;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;
import fidus.rates.RateFilePreview;
import fidus.rates.RateFileRow;
import fidus.rates.RateStanding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Two exchanges of money: one compared with a rate, and one taken back for whose day none is
/// known.
public final class Exchanged {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);
    private static final ExchangeAccount EUROS =
            new ExchangeAccount(new HouseAccountId(new UUID(0, 1)), "House bank EUR", Currency.EUR);
    private static final ExchangeAccount DOLLARS =
            new ExchangeAccount(new HouseAccountId(new UUID(0, 2)), "House bank USD", Currency.USD);

    private Exchanged() {}

    public static ExchangeList list(Instant asOf) {
        var rate = new ExchangeRate(Currency.EUR, DAY, new BigDecimal("1.12"), "ECB");
        MoneyExchange wrong = exchange(8, DAY.minusDays(20), null).reversed("It was typed twice");
        return new ExchangeList(
                asOf,
                List.of(
                        card(
                                exchange(7, DAY, "CORE"),
                                new DayRates(DAY, Map.of(Currency.EUR, rate))),
                        card(wrong, new DayRates(wrong.on(), Map.of()))),
                0,
                List.of(EUROS, DOLLARS));
    }

    /// A file with a rate of each standing.
    public static RateFilePreview file(String name) {
        return new RateFilePreview(
                name,
                "ab".repeat(32),
                DAY,
                DAY,
                List.of(
                        row("EUR", "1.086", RateStanding.DIFFERENT, "instead of 1.085"),
                        row("GBP", "1.2994012", RateStanding.NEW, ""),
                        row("JPY", "0.00664828", RateStanding.KNOWN, ""),
                        new RateFileRow(
                                new Currency("RUB"),
                                DAY,
                                null,
                                RateStanding.REFUSED,
                                "The file does not say RUB and USD of this day.")));
    }

    private static RateFileRow row(
            String currency, String rate, RateStanding standing, String reason) {
        return new RateFileRow(new Currency(currency), DAY, new BigDecimal(rate), standing, reason);
    }

    private static ExchangeCard card(MoneyExchange one, DayRates rates) {
        return new ExchangeCard(one, ExchangeWorth.of(one.given(), one.received(), rates));
    }

    private static MoneyExchange exchange(int number, LocalDate on, String fund) {
        return new MoneyExchange(
                new ExchangeId(new UUID(0, number)),
                DOLLARS.id(),
                DOLLARS.name(),
                EUROS.id(),
                EUROS.name(),
                Money.of("1125.00", "USD"),
                Money.of("1000.00", "EUR"),
                "FX 77" + number,
                on,
                on,
                fund,
                ExchangeState.POSTED,
                40 + number,
                "Ann Example",
                "Ben Example",
                "",
                1);
    }
}
