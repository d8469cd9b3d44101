package fidus.server.rebates;

import fidus.contract.Nothing;
import fidus.fees.runs.FeeStep;
import fidus.funds.FundCode;
import fidus.jobs.Job;
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
import fidus.rebates.StartRebates;
import fidus.server.WholeServer;
import fidus.server.deals.TradingOffice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// An office whose broker pays rebates.
final class RebateDesk extends TradingOffice {
    RebateDesk(String day) {
        super(day);
    }

    RebateDesk(String day, WholeServer server) {
        super(day, server);
    }

    AccountKey account(long login, String broker) {
        var key = new AccountKey("Server of " + broker.replace(' ', '-'), login);
        return account(key, broker, AccountPurpose.TRADING, FundCode.CORE, "10000", true);
    }

    /// The job of a month, when it is over.
    Job started(FeeStep step) {
        Job job = ask(RebateCalls.START, new StartRebates("2027-01", step));
        return over(job);
    }

    AccountKey account(long login) {
        return account(login, AccountPurpose.TRADING, FundCode.CORE, "10000", true);
    }

    /// A round turn opened in December and closed on this day.
    void closed(AccountKey account, long ticket, String on, String lots) {
        turned(account, ticket, "2026-12-30T10:00", on + "T10:00", lots);
    }

    void agreed(String from, String rate, AccountKey... untracked) {
        agreedWith("Broker", from, rate, untracked);
    }

    void agreedWith(String broker, String from, String rate, AccountKey... untracked) {
        approve(
                ask(
                        RebateCalls.AGREE,
                        asked(broker, version(broker), List.of(rate(from, rate)), untracked)));
    }

    static RebateRate rate(String from, String rate) {
        return new RebateRate(
                RebateRate.ALL, LocalDate.parse(from), new BigDecimal(rate), Currency.USD);
    }

    /// @param version of the agreement it was made from
    static PrepareAgreement asked(
            String broker, long version, List<RebateRate> rates, AccountKey... untracked) {
        return new PrepareAgreement(
                new BrokerAgreement(broker, rates, List.of(), List.of(untracked), version),
                "By the letter of the broker");
    }

    /// Of what is agreed with a broker now, 0 for nothing.
    long version(String broker) {
        return ask(RebateCalls.AGREEMENTS, new Nothing()).agreements().stream()
                .filter(one -> one.broker().equals(broker))
                .mapToLong(BrokerAgreement::version)
                .findFirst()
                .orElse(0);
    }

    RebateRun computed() {
        return ask(RebateCalls.PREPARE, new PrepareRebates("2027-01", "Broker"));
    }

    RebateRun posted(RebateRun run) {
        approve(ask(RebateCalls.APPROVE, new AboutRebateRun(run.id())));
        return ask(RebateCalls.POST, new AboutRebateRun(run.id()));
    }
}
