package fidus.server.investments;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.cashflow.CashFlowLimits;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutRef;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.payments.wallets.HouseAccountId;
import fidus.redemptions.RedemptionCalls;
import fidus.settings.ChangeSetting;
import fidus.settings.SettingCalls;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What the house has set decides what is owed, from the day it is in force.
class SettingsInForceTest extends PayDesk {
    @Test
    void aCommissionWaitsForTheClientsPaymentWhileThatIsInForce() {
        set(SettingKey.COMMISSION_TRIGGER, "ON_CLIENT_PAID", "2025-10-02");
        assigned();
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        HouseAccountId house = bankDetails();
        at("2026-01-03");
        server.rollDay();
        assertThat(commission(core, 1)).isEqualTo(CommissionState.PENDING);
        assertThat(balances("2300")).isEqualTo("-27.23 USD");
        assertThat(balances("2310")).isEqualTo("0.00 USD");

        approve(ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator));
        BatchDetail sent = sent(house);
        approve(confirmed(sent, "BANK-1"));

        assertThat(commission(core, 1)).isEqualTo(CommissionState.READY);
        assertThat(balances("2300")).isEqualTo("0.00 USD");
        assertThat(balances("2310")).isEqualTo("-27.23 USD");
        JournalEntry due =
                ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200), operator)
                        .rows()
                        .stream()
                        .filter(entry -> entry.eventCode().equals("E14"))
                        .findFirst()
                        .orElseThrow();
        assertThat(due.valueOn()).isEqualTo(LocalDate.parse("2026-01-03"));
        assertThat(due.reason()).endsWith("due since the client was paid");

        cameBack(sent);
        assertThat(commission(core, 1)).isEqualTo(CommissionState.PENDING);
        assertThat(balances("2300")).isEqualTo("-27.23 USD");
        assertThat(balances("2310")).isEqualTo("0.00 USD");
        approve(confirmed(sent(house), "BANK-2"));
        assertThat(commission(core, 1)).isEqualTo(CommissionState.READY);
        assertThat(balances("2310")).isEqualTo("-27.23 USD");

        set(SettingKey.COMMISSION_TRIGGER, "ON_DUE", "2026-03-01");
        at("2026-03-02");
        server.rollDay();
        assertThat(commission(core, 2)).as("due before").isEqualTo(CommissionState.PENDING);
        assertThat(commission(core, 3)).as("due since").isEqualTo(CommissionState.READY);
        assertThat(balances("2310")).isEqualTo("-54.46 USD");
    }

    @Test
    void whetherAgentsEarnOnSharesIsCopiedWhenAContractStarts() {
        Investment before = started(FundCode.UNLIMITED, "250000.00");
        set(SettingKey.COMMISSION_ON_PERFORMANCE_SHARE, "YES", "2025-10-02");
        at("2025-10-02");
        Investment after = started(FundCode.UNLIMITED, "250000.00");
        assertThat(page(before).book().commissions().onPerformanceShare()).isFalse();
        assertThat(page(after).book().commissions().onPerformanceShare()).isTrue();
    }

    @Test
    void theCashFlowWarnsBelowWhatIsInForceOnItsDay() {
        started(FundCode.CORE, "18151.41");
        set(SettingKey.CASH_WARNING_BELOW, "1000.00", "2025-10-02");
        set(SettingKey.LARGE_PAYMENT_ABOVE, "200.00", "2025-10-02");
        assertThat(calendar().limits()).isEqualTo(CashFlowLimits.STANDARD);
        assertThat(calendar().firstLargePayment().dueOn()).isEqualTo("2026-12-01");

        at("2025-10-02");

        assertThat(calendar().limits().warningBelow()).isEqualTo(Money.of("1000.00", "USD"));
        assertThat(calendar().firstLargePayment().dueOn()).isEqualTo("2026-01-01");
    }

    @Test
    void aWalletCoolsAsLongAsIsSet() {
        Investment core = started(FundCode.CORE, "18151.41");
        set(SettingKey.WALLET_COOLING_HOURS, "0", "2026-01-01");
        at("2026-01-01");
        HouseAccountId house = bankDetails();
        server.rollDay();
        approve(ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator));
        approve(confirmed(sent(house), "BANK-1"));
        assertThat(balances("2220")).isEqualTo("0.00 USD");
    }

    private void set(SettingKey key, String value, String from) {
        approve(
                ask(
                        SettingCalls.CHANGE,
                        new ChangeSetting(
                                key, value, LocalDate.parse(from), "Decided by the board"),
                        operator));
    }

    private void cameBack(BatchDetail sent) {
        var back =
                new ReturnPayment(
                        sent.payments().getFirst().id(),
                        "RETURN-1",
                        today(),
                        "The account is closed",
                        null);
        approve(ask(PaymentCalls.RETURN, back, operator));
    }

    private CommissionState commission(Investment contract, int sequence) {
        return page(contract)
                .book()
                .commissions()
                .live(PayoutRef.interest(sequence))
                .map(CommissionRow::commissionState)
                .orElseThrow();
    }

    private void assigned() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Bea Agent", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(
                                ada.id(), agent.id(), today(), "Looks after the client from now"),
                        operator));
    }

    private HouseAccountId bankDetails() {
        wallet("client/" + ada.id().value(), "Ada Example", "DE89370400440532013000");
        return houseBank();
    }
}
