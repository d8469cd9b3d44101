package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.deposits.AboutDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.schedule.PayoutRef;
import fidus.redemptions.AboutRedemption;
import fidus.redemptions.RedemptionCalls;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Whoever made a record does not decide it when a colleague sends it for approval (I43).
class OwnWorkTest extends PayDesk {
    @Test
    void aDepositIsConfirmedByAnotherThanWhoRecordedItWhoeverAsksForIt() {
        String other = operator;
        String both = server.signIn(server.person("-both", both())).accessToken();
        operator = both;
        Deposit deposit = deposit("10000.00", "WIRE OWN");
        Prepared own = waiting("deposit/" + deposit.id().value());
        decide(own, Decide.Decision.WITHDRAW, both);
        Prepared sent = ask(DepositCalls.CONFIRM, new AboutDeposit(deposit.id()), other);

        assertThat(code(() -> decide(sent, Decide.Decision.APPROVE, both)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(balances("2020")).isEqualTo("0.00 USD");
        approve(sent);
        assertThat(deposits().getFirst().assigned().isZero()).isTrue();
    }

    @Test
    void aRedemptionIsApprovedByAnotherThanWhoRequestedItWhoeverAsksAgain() {
        var person = server.person("-both", both());
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        wallet("client/" + ada.id().value(), ada.name(), "DE89370400440532013000");
        approveWaiting();
        at("2026-01-03");
        operator = server.signIn(person).accessToken();
        ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator);
        at("2026-01-05");
        var about = new AboutRedemption(redemptions().getFirst().id());
        Prepared sent = ask(RedemptionCalls.ASK_APPROVAL, about, operator);

        String both = server.signIn(person).accessToken();
        assertThat(code(() -> decide(sent, Decide.Decision.APPROVE, both)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(balances("2220")).isEqualTo("0.00 USD");
        approve(sent);
        assertThat(balances("2220")).isEqualTo("-272.27 USD");
    }

    private static List<Role> both() {
        return List.of(Role.OPERATOR, Role.APPROVER);
    }

    private Prepared waiting(String subject) {
        return ask(ApprovalCalls.FIND, new FindPrepared(subject, true), approver)
                .prepared()
                .getFirst();
    }

    private void decide(Prepared prepared, Decide.Decision decision, String token) {
        ask(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), decision, prepared.digest(), ""),
                token);
    }
}
