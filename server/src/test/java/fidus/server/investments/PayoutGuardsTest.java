package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.ChangeClient;
import fidus.clients.ClientCalls;
import fidus.clients.ClientState;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ChangeContract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.payments.BatchDetail;
import fidus.payments.ChargeBearer;
import fidus.payments.CreateBatch;
import fidus.payments.FileFormat;
import fidus.payments.GetFile;
import fidus.payments.PayableBlock;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.wallets.FindWallets;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.redemptions.AboutRedemption;
import fidus.redemptions.RedemptionCalls;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What keeps a payout from being requested, approved or paid, so that nothing is owed in payment
/// that cannot leave.
class PayoutGuardsTest extends PayDesk {
    @Test
    void aPayoutNeedsAVerifiedWalletThatHasCooledAndAClientWhoIsNotOnHold() {
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        assertThat(refusal(core, PayoutRef.interest(1))).isEqualTo(Problem.Code.NOT_PAYABLE);
        assertThat(redemptions()).isEmpty();

        wallet("client/" + ada.id().value(), ada.name(), "DE89370400440532013000");
        approveWaiting();
        Prepared cooling =
                ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator);
        assertThat(code(() -> approve(cooling))).isEqualTo(Problem.Code.NOT_PAYABLE);
        at("2026-01-02");
        var about = new ChangeClient(ada.id(), "A question is open with her");
        String compliance = token(Role.COMPLIANCE);
        assertThat(code(() -> ask(ClientCalls.HOLD, about, operator)))
                .isEqualTo(Problem.Code.FORBIDDEN);
        assertThat(code(() -> ask(ClientCalls.RESUME, about, compliance)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(
                        code(
                                () ->
                                        ask(
                                                ClientCalls.HOLD,
                                                new ChangeClient(ada.id(), "Short"),
                                                compliance)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(ask(ClientCalls.HOLD, about, compliance).clientState())
                .isEqualTo(ClientState.ON_HOLD);
        assertThat(code(() -> started(FundCode.CORE, "10000.00")))
                .isEqualTo(Problem.Code.WRONG_STATE);
        Prepared held = askedAgain();
        assertThat(code(() -> approve(held))).isEqualTo(Problem.Code.NOT_PAYABLE);
        assertThat(balances("2220")).isEqualTo("0.00 USD");

        assertThat(ask(ClientCalls.RESUME, about, compliance).clientState())
                .isEqualTo(ClientState.ACTIVE);
        approve(held);
        assertThat(balances("2220")).isEqualTo("-272.27 USD");
    }

    @Test
    void whatWasApprovedIsNotPaidWhileTheContractIsSuspended() {
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        HouseAccountId house = walletAndBank();
        at("2026-01-03");
        approve(ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator));
        String item = payables().getFirst().payable().item();
        assertThat(payables().getFirst().payable().dueOn()).isEqualTo("2026-01-01");
        var create = new CreateBatch(house, List.of(item), today(), ChargeBearer.SHARED);
        String admin = token(Role.ADMIN);
        var change = new ChangeContract(core.id(), "A question is open with it");

        ask(BookCalls.SUSPEND, change, admin);
        assertThat(payables().getFirst().blocked()).isEqualTo(PayableBlock.CONTRACT_SUSPENDED);
        assertThat(code(() -> ask(PaymentCalls.CREATE, create, operator)))
                .isEqualTo(Problem.Code.NOT_PAYABLE);

        ask(BookCalls.RESUME, change, admin);
        BatchDetail draft = ask(PaymentCalls.CREATE, create, operator);
        var submit = new SubmitBatch(draft.batch().id(), draft.batch().version());
        Prepared batch = ask(PaymentCalls.SUBMIT, submit, operator);
        ask(BookCalls.SUSPEND, change, admin);
        assertThat(code(() -> approve(batch))).isEqualTo(Problem.Code.STALE_VERSION);
    }

    @Test
    void aLastPaymentOnItsWayArrivesWhileItsContractIsSuspended() {
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-12-01");
        HouseAccountId house = walletAndBank();
        at("2026-12-03");
        server.rollDay();
        PayoutRef[] rows =
                page(core).book().schedule().rows().stream()
                        .map(PayoutRow::ref)
                        .toArray(PayoutRef[]::new);
        approve(ask(RedemptionCalls.REQUEST, redeem(core, rows), operator));
        BatchDetail sent = sent(house);
        String admin = token(Role.ADMIN);
        var change = new ChangeContract(core.id(), "A question is open with it");
        ask(BookCalls.SUSPEND, change, admin);

        approve(confirmed(sent, "BANK-1"));

        assertThat(balances("2220")).isEqualTo("0.00 USD");
        assertThat(page(core).investment().investmentState()).isEqualTo(InvestmentState.SUSPENDED);
        Investment resumed = ask(BookCalls.RESUME, change, admin);
        assertThat(resumed.investmentState()).isEqualTo(InvestmentState.CLOSED);
        assertThat(resumed.mappings()).noneMatch(AccountMapping::active);
    }

    @Test
    void aFileWhoseWalletWasRetiredIsNotHandedOut() {
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        HouseAccountId house = walletAndBank();
        at("2026-01-03");
        approve(ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator));
        PaymentBatch written = written(house);
        var file = new GetFile(written.id(), FileFormat.PAIN_001_001_03);
        assertThat(ask(PaymentCalls.FILE, file, operator).content()).contains("272.27");
        PayoutWallet wallet =
                ask(WalletCalls.LIST, new FindWallets("client/" + ada.id().value()), operator)
                        .wallets()
                        .getFirst();
        var retire = new RetireWallet(wallet.id(), "The account was closed");
        approve(ask(WalletCalls.RETIRE, retire, operator));

        assertThat(code(() -> ask(PaymentCalls.FILE, file, operator)))
                .isEqualTo(Problem.Code.NOT_PAYABLE);
        // What the bank has already is a fact, and what it was given stays evidence.
        sent(written);
        assertThat(ask(PaymentCalls.FILE, file, operator).content()).contains("272.27");
    }

    private HouseAccountId walletAndBank() {
        wallet("client/" + ada.id().value(), ada.name(), "DE89370400440532013000");
        return houseBank();
    }

    /// What was prepared has lapsed after a day; the request still stands.
    private Prepared askedAgain() {
        var about = new AboutRedemption(redemptions().getFirst().id());
        return ask(RedemptionCalls.ASK_APPROVAL, about, operator);
    }
}
