package fidus.agents;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.investments.commissions.CommissionRow;

public final class AgentCalls {
    public static final Call<Nothing, AgentList> LIST =
            get("/api/v1/agents", Nothing.class, AgentList.class, Permission.SEE_CONTRACTS);
    public static final Call<AddAgent, Agent> ADD =
            post("/api/v1/agents", AddAgent.class, Agent.class, Permission.PREPARE_COMMISSION);
    public static final Call<AssignAgent, Prepared> ASSIGN =
            post(
                    "/api/v1/agents/assignments",
                    AssignAgent.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);

    /// Who earns on whom, since when and at which rate.
    public static final Call<Nothing, AssignmentList> ASSIGNMENTS =
            get(
                    "/api/v1/agents/assignments",
                    Nothing.class,
                    AssignmentList.class,
                    Permission.SEE_CONTRACTS);

    /// Puts a first day, an agent or a rate right that was assigned wrongly.
    public static final Call<CorrectAssignment, Prepared> CORRECT =
            post(
                    "/api/v1/agents/assignments/correction",
                    CorrectAssignment.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);

    public static final Call<EndAssignment, Prepared> END =
            post(
                    "/api/v1/agents/assignments/end",
                    EndAssignment.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);
    public static final Call<ChangeAgentRate, Prepared> CHANGE_RATE =
            post(
                    "/api/v1/agents/rates",
                    ChangeAgentRate.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);
    public static final Call<FindCommissions, CommissionList> COMMISSIONS =
            get(
                    "/api/v1/commissions",
                    FindCommissions.class,
                    CommissionList.class,
                    Permission.SEE_MOVEMENTS);
    public static final Call<ApproveCommissions, Prepared> APPROVE =
            post(
                    "/api/v1/commissions/approvals",
                    ApproveCommissions.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);

    /// Those of all agents as one list; a job approves it after the decision.
    public static final Call<ApproveAllCommissions, Prepared> APPROVE_ALL =
            post(
                    "/api/v1/commissions/approval-lists",
                    ApproveAllCommissions.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);

    /// Takes an approval back before the payment; the commission is READY again.
    public static final Call<RevokeCommission, CommissionRow> REVOKE =
            post(
                    "/api/v1/commissions/revocations",
                    RevokeCommission.class,
                    CommissionRow.class,
                    Permission.REVOKE_COMMISSION,
                    Call.Trait.STEP_UP);

    private AgentCalls() {}
}
