package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveAllCommissions;
import fidus.agents.ApproveCommissions;
import fidus.agents.AssignAgent;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.franchises.ApproveAllPools;
import fidus.franchises.FranchiseCalls;
import fidus.funds.FundCode;
import fidus.investments.commissions.CommissionState;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.concurrent.locks.LockSupport;

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

        approve(list);

        Job begun =
                ask(JobCalls.RECENT, new Nothing(), approver).jobs().stream()
                        .filter(one -> one.work().equals("COMMISSION_APPROVALS"))
                        .findFirst()
                        .orElseThrow();
        Job job = over(begun);
        assertThat(job.outcome())
                .isEqualTo(
                        "Approved 2 of 4; the others were left: changed since the list was shown");
        assertThat(commissions())
                .filteredOn(one -> !one.row().dueOn().isAfter(today()))
                .hasSize(4)
                .allMatch(one -> one.row().commissionState() == CommissionState.APPROVED);
        assertThat(code(() -> approve(list))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(
                        code(
                                () ->
                                        ask(
                                                FranchiseCalls.APPROVE_ALL,
                                                new ApproveAllPools(today()),
                                                operator)))
                .isEqualTo(Problem.Code.NOTHING_DUE);
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

    private Job over(Job job) {
        for (int i = 0; i < 3_000; i++) {
            Job now = ask(JobCalls.ONE, new AboutJob(job.id()), approver);
            if (now.jobState().isOver()) {
                return now;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new IllegalStateException("The job did not end.");
    }
}
