package fidus.server.close;

import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The rebates of a close's broker.
final class CloseRebates {
    private final CloseDesk desk;

    CloseRebates(CloseDesk desk) {
        this.desk = desk;
    }

    /// A round turn within a day, with neither profit nor loss.
    void closed(AccountKey account, long ticket, String on, String lots) {
        desk.turned(account, ticket, on + "T10:00", on + "T11:00", lots);
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
