package fidus.server.close;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;
import fidus.server.audit.Actor;
import fidus.server.deals.Batch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// The rebates of a close's broker.
final class CloseRebates {
    private final CloseDesk desk;

    CloseRebates(CloseDesk desk) {
        this.desk = desk;
    }

    /// A round turn within a day, with neither profit nor loss.
    void closed(AccountKey account, long ticket, String on, String lots) {
        var batch =
                new Batch(
                        desk.registered(account),
                        List.of(
                                deal(account, ticket, on + "T10:00", DealEntry.IN, lots),
                                deal(account, ticket + 1, on + "T11:00", DealEntry.OUT, lots)),
                        "test");
        desk.write(unit -> desk.server.features().deals().take(unit, Actor.SYSTEM, batch));
    }

    private static Deal deal(
            AccountKey account, long ticket, String at, DealEntry entry, String lots) {
        Money zero = CloseDesk.usd("0");
        var time = LocalDateTime.parse(at);
        DealKind kind = entry == DealEntry.IN ? DealKind.BUY : DealKind.SELL;
        var row =
                new DealRow(
                        ticket,
                        time,
                        kind,
                        entry,
                        "EURUSD",
                        new BigDecimal(lots),
                        new BigDecimal("1.1"),
                        zero,
                        zero,
                        zero,
                        zero,
                        "",
                        null,
                        null,
                        null);
        return new Deal(account, time.toInstant(ZoneOffset.UTC), row);
    }

    void agreed(String rate) {
        var always =
                new RebateRate(
                        RebateRate.ALL,
                        LocalDate.parse("2026-01-01"),
                        new BigDecimal(rate),
                        Currency.USD);
        desk.approve(
                desk.ask(
                        RebateCalls.AGREE,
                        new PrepareAgreement(
                                new BrokerAgreement(
                                        "Broker", List.of(always), List.of(), List.of(), 0),
                                "By the letter of the broker")));
    }

    RebateRun computed() {
        return desk.ask(RebateCalls.PREPARE, new PrepareRebates(CloseDesk.MARCH, "Broker"));
    }
}
