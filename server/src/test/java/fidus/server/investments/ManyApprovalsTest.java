package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveAllCommissions;
import fidus.agents.ApproveCommissions;
import fidus.agents.AssignAgent;
import fidus.agents.CommissionLine;
import fidus.agents.RevokeCommission;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.ApprovalRow;
import fidus.approvals.ApprovalRowPage;
import fidus.approvals.ApprovalRowState;
import fidus.approvals.Decide;
import fidus.approvals.FindApprovalRows;
import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.franchises.ApproveAllPools;
import fidus.franchises.FranchiseCalls;
import fidus.funds.FundCode;
import fidus.investments.commissions.CommissionState;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/// The commissions of everybody approved by one decision of another person.
class ManyApprovalsTest extends PayDesk {
    @Test
    void whatWasShownIsApprovedAndWhatChangedMeanwhileIsLeft() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator));
        started(FundCode.CORE, "18151.41");
        started(FundCode.CORE, "20000.00");
        assertThat(
                        code(
                                () ->
                                        ask(
                                                AgentCalls.APPROVE_ALL,
                                                new ApproveAllCommissions(today()),
                                                operator)))
                .isEqualTo(Problem.Code.NOTHING_DUE);
        at("2026-02-01");
        server.rollDay();
        Prepared list = ask(AgentCalls.APPROVE_ALL, new ApproveAllCommissions(today()), operator);
        assertThat(list.title()).isEqualTo("Approve 4 commissions due by 2026-02-01");
        // 2 × 27.23 and 2 × 30.00.
        assertThat(list.shown())
                .anyMatch(one -> one.label().equals("Total") && one.value().equals("114.46 USD"))
                .anyMatch(one -> one.value().equals("4 rows, 114.46 USD"));
        var january = new ApproveCommissions(agent.id(), today().minusMonths(1));
        approve(ask(AgentCalls.APPROVE, january, operator));
        server.commands.note();
        assertThat(states(list))
                .containsExactly(
                        ApprovalRowState.CHANGED,
                        ApprovalRowState.CHANGED,
                        ApprovalRowState.AS_SHOWN,
                        ApprovalRowState.AS_SHOWN);
        assertThat(server.commands.asked("contractBooks")).isEqualTo(1);
        assertThat(server.commands.asked("revokedEarnings")).isEqualTo(1);
        var rest = new ApproveCommissions(agent.id(), today());
        Prepared waits = ask(AgentCalls.APPROVE, rest, operator);

        approve(list);

        assertThat(over(begun(list)).outcome())
                .isEqualTo(
                        "Approved 2 of 4; the others were left: changed since the list was shown");
        assertThat(commissions())
                .filteredOn(one -> !one.row().dueOn().isAfter(today()))
                .hasSize(4)
                .allMatch(one -> one.row().commissionState() == CommissionState.APPROVED);
        assertThat(code(() -> approve(list))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> approve(waits))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(
                        code(
                                () ->
                                        ask(
                                                FranchiseCalls.APPROVE_ALL,
                                                new ApproveAllPools(today()),
                                                operator)))
                .isEqualTo(Problem.Code.NOTHING_DUE);
    }

    /// The approval of January's row is given and taken back: it looks as it did in the list.
    @Test
    void whatWasRevokedSinceIsLeftOutThoughItLooksTheSame() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator));
        started(FundCode.CORE, "18151.41");
        at("2026-02-01");
        server.rollDay();
        Prepared old = ask(AgentCalls.APPROVE_ALL, new ApproveAllCommissions(today()), operator);
        var january = new ApproveCommissions(agent.id(), today().minusMonths(1));
        approve(ask(AgentCalls.APPROVE, january, operator));
        CommissionLine first = commissions().getFirst();
        disputed(first);

        List<ApprovalRow> rows = rows(old).rows();
        assertThat(rows)
                .extracting(ApprovalRow::party, one -> one.earned().toString())
                .containsExactly(
                        tuple("Berta Broker", "27.23 USD"), tuple("Berta Broker", "27.23 USD"));
        assertThat(rows.getFirst().what())
                .isEqualTo("Contract " + first.number() + ", INTEREST 1, " + ada.name());
        assertThat(rows.getFirst().why()).isEqualTo("revoked since the list was shown");
        approve(old);
        assertThat(over(begun(old)).outcome())
                .isEqualTo(
                        "Approved 1 of 2; the others were left: revoked since the list was shown");
        assertThat(commissions().getFirst().row().commissionState())
                .isEqualTo(CommissionState.READY);
        assertThat(states(old)).containsExactly(ApprovalRowState.LEFT_OUT, ApprovalRowState.DONE);
        var one = new ApproveCommissions(agent.id(), today());
        Prepared waits = ask(AgentCalls.APPROVE, one, operator);
        Prepared fresh = ask(AgentCalls.APPROVE_ALL, new ApproveAllCommissions(today()), operator);
        approve(fresh);
        assertThat(over(begun(fresh)).outcome()).isEqualTo("Approved 1 of 1.");
        assertThat(commissions().getFirst().row().commissionState())
                .isEqualTo(CommissionState.APPROVED);
        disputed(first);
        assertThat(code(() -> approve(waits))).isEqualTo(Problem.Code.STALE_VERSION);
    }

    private void disputed(CommissionLine line) {
        var revoke =
                new RevokeCommission(
                        line.investmentId(),
                        line.row().payout(),
                        "The client disputes this interest");
        assertThat(ask(AgentCalls.REVOKE, revoke, approver).commissionState())
                .isEqualTo(CommissionState.READY);
    }

    @Test
    void aCommandThatSaysAllInItsLinesHasNoRows() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")), operator);
        Prepared one =
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator);
        assertThat(code(() -> rows(one))).isEqualTo(Problem.Code.NOT_FOUND);
    }

    private ApprovalRowPage rows(Prepared list) {
        return ask(ApprovalCalls.ROWS, new FindApprovalRows(list.id(), null), approver);
    }

    private List<ApprovalRowState> states(Prepared list) {
        return rows(list).rows().stream().map(ApprovalRow::rowState).toList();
    }

    @Test
    void nobodyDecidesWhatHePrepared() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator));
        started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        server.rollDay();
        String both =
                server.signIn(
                                server.person(
                                        "-both",
                                        java.util.List.of(
                                                fidus.auth.Role.OPERATOR,
                                                fidus.auth.Role.APPROVER)))
                        .accessToken();
        Prepared own = ask(AgentCalls.APPROVE_ALL, new ApproveAllCommissions(today()), both);
        var yes = new Decide(own.id(), Decide.Decision.APPROVE, own.digest(), "");
        assertThat(code(() -> ask(ApprovalCalls.DECIDE, yes, both)))
                .isEqualTo(Problem.Code.SAME_PERSON);
    }
}
