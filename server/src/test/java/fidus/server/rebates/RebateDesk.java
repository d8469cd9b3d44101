package fidus.server.rebates;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;
import fidus.server.deals.TradingOffice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// An office whose broker pays rebates.
final class RebateDesk extends TradingOffice {
    RebateDesk(String day) {
        super(day);
    }

    AccountKey account(long login) {
        return account(login, AccountPurpose.TRADING, FundCode.CORE, "10000", true);
    }

    /// A round turn opened in December and closed on this day.
    void closed(AccountKey account, long ticket, String on, String lots) {
        turned(account, ticket, "2026-12-30T10:00", on + "T10:00", lots);
    }

    void agreed(String from, String rate, AccountKey... untracked) {
        approve(
                ask(
                        RebateCalls.AGREE,
                        new PrepareAgreement(
                                new BrokerAgreement(
                                        "Broker",
                                        List.of(
                                                new RebateRate(
                                                        RebateRate.ALL,
                                                        LocalDate.parse(from),
                                                        new BigDecimal(rate),
                                                        Currency.USD)),
                                        List.of(),
                                        List.of(untracked),
                                        0),
                                "By the letter of the broker")));
    }

    RebateRun computed() {
        return ask(RebateCalls.PREPARE, new PrepareRebates("2027-01", "Broker"));
    }

    RebateRun posted(RebateRun run) {
        approve(ask(RebateCalls.APPROVE, new AboutRebateRun(run.id())));
        return ask(RebateCalls.POST, new AboutRebateRun(run.id()));
    }
}
