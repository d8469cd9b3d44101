package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.NewTerms;
import fidus.funds.PayoutRequestMode;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.RedemptionState;
import fidus.payments.BatchDetail;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.payments.wallets.HouseAccountId;
import fidus.redemptions.EndRedemption;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;
import fidus.server.ledger.Months;
import fidus.statements.AboutClientMonth;
import fidus.statements.AboutMonth;
import fidus.statements.ClientState;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// From an approved redemption to the bank and back, through the whole server.
class PaidOutTest extends PayDesk {
    @Test
    void aPaidRowIsNeverPayableAgainAndABouncedOneIs() {
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        HouseAccountId house = bankDetails();
        at("2026-01-03");
        approve(ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator));
        BatchDetail sent = sent(house);
        Prepared early = confirmed(sent, "BANK-0");
        Months.lock(server.mongo(), "2026-01");
        assertThat(code(() -> approve(early))).isEqualTo(Problem.Code.STALE_VERSION);
        Months.reopen(server.mongo(), "2026-01");
        assertThat(
                        code(
                                () ->
                                        ask(
                                                RedemptionCalls.REVOKE,
                                                new EndRedemption(
                                                        redemptions().getFirst().id(),
                                                        "Too late to think again"),
                                                approver)))
                .isEqualTo(Problem.Code.WRONG_STATE);

        approve(confirmed(sent, "BANK-1"));

        assertThat(redemptions().getFirst().redemptionState()).isEqualTo(RedemptionState.PAID);
        assertThat(redemptions().getFirst().moved().approvedOn()).isEqualTo(today());
        assertThat(stateOf(core, PayoutRef.interest(1))).isEqualTo(PayoutState.PAID);
        assertThat(payables()).isEmpty();
        assertThat(refusal(core, PayoutRef.interest(1))).isEqualTo(Problem.Code.ROW_IN_USE);
        assertThat(balances("2220")).isEqualTo("0.00 USD");
        assertThat(balances("1010")).isEqualTo("17879.14 USD");

        Prepared returned = returned(sent, "RETURN-0");
        Months.lock(server.mongo(), "2026-01");
        assertThat(code(() -> approve(returned))).isEqualTo(Problem.Code.STALE_VERSION);
        Prepared later = returned(sent, "RETURN-1");
        assertThat(later.shown())
                .contains(
                        new Shown(
                                "Counts on",
                                "2026-02-01, the first day the books can have it back"));
        approve(later);
        at("2026-02-05");
        assertThat(stateOf(core, PayoutRef.interest(1))).isEqualTo(PayoutState.APPROVED);
        assertThat(balances("2220")).isEqualTo("-272.27 USD");
        assertThat(payables()).hasSize(1);
        assertThat(told("2026-01")).isEqualTo("272.27 USD");
        assertThat(told("2026-02")).isEqualTo("-272.27 USD");
    }

    private Prepared returned(BatchDetail sent, String evidence) {
        var payment = sent.payments().getFirst().id();
        var back = new ReturnPayment(payment, evidence, today(), "The account is closed", null);
        return ask(PaymentCalls.RETURN, back, operator);
    }

    /// Payouts paid, as a month's statement says.
    private String told(String month) {
        return ask(StatementCalls.PREVIEW, new AboutClientMonth(month, ada.id()), operator)
                .statement()
                .sections()
                .getFirst()
                .total()
                .payoutsPaid()
                .toString();
    }

    @Test
    void aContractOfWhichEverythingIsPaidIsClosed() {
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-11-01");
        HouseAccountId house = bankDetails();
        at("2026-12-01");
        server.rollDay();
        List<PayoutRef> all = page(core).redeemable().rows().stream().map(PayoutRow::ref).toList();
        assertThat(all).hasSize(13);
        approve(
                ask(
                        RedemptionCalls.REQUEST,
                        new RequestRedemption(core.id(), all, "Everything at the end"),
                        operator));
        approve(confirmed(sent(house), "BANK-2"));

        Investment closed = page(core).investment();
        assertThat(closed.investmentState()).isEqualTo(InvestmentState.CLOSED);
        assertThat(closed.mappings()).noneMatch(mapping -> mapping.active());
        assertThat(balances("2100")).isEqualTo("0.00 USD");
        assertThat(balances("2210")).isEqualTo("0.00 USD");
        assertThat(balances("5010")).isEqualTo("3267.25 USD");
        assertThat(balances("1010")).isEqualTo("-3267.25 USD");

        at("2027-02-02");
        assertThat(contractsTold("2026-11")).containsExactly(1);
        assertThat(contractsTold("2026-12")).containsExactly(1);
        assertThat(contractsTold("2027-01")).as("nothing is left to tell").isEmpty();
    }

    /// Of each client who needs a statement of the month.
    private List<Integer> contractsTold(String month) {
        return ask(StatementCalls.MONTH, new AboutMonth(month), operator).clients().stream()
                .map(ClientState::contracts)
                .toList();
    }

    @Test
    void whatIsToBeRequestedWhenDueIsRequestedOnceByTheDayRoll() {
        approve(
                ask(
                        FundCalls.NEW_TERMS,
                        new NewTerms(
                                terms(FundCode.CORE)
                                        .change()
                                        .payoutRequestMode(PayoutRequestMode.ON_DUE)
                                        .version(2, LocalDate.parse("2025-10-02"))
                                        .terms(),
                                "Payouts are requested by themselves"),
                        operator));
        at("2025-10-03");
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-03");
        server.rollDay();
        assertThat(redemptions()).as("without a wallet").isEmpty();
        bankDetails();
        at("2026-02-03");
        server.rollDay();
        assertThat(stateOf(core, PayoutRef.interest(1))).isEqualTo(PayoutState.REQUESTED);
        assertThat(stateOf(core, PayoutRef.interest(2))).isEqualTo(PayoutState.REQUESTED);
        assertThat(redemptions()).hasSize(1);
        approveWaiting();
        assertThat(stateOf(core, PayoutRef.interest(2))).isEqualTo(PayoutState.APPROVED);
        at("2026-02-04");
        server.rollDay();
        assertThat(redemptions()).hasSize(1);
    }

    private HouseAccountId bankDetails() {
        wallet("client/" + ada.id().value(), "Ada Example", "DE89370400440532013000");
        return houseBank();
    }

    private PayoutState stateOf(Investment contract, PayoutRef row) {
        return page(contract).book().schedule().row(row).payoutState();
    }
}
