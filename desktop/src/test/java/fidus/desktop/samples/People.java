package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.usd;

import fidus.agents.Agent;
import fidus.agents.AgentCard;
import fidus.agents.AgentList;
import fidus.agents.AgentTotal;
import fidus.agents.AssignmentList;
import fidus.agents.ClientAssignment;
import fidus.agents.CommissionLine;
import fidus.agents.CommissionList;
import fidus.auth.PersonId;
import fidus.clients.ClientState;
import fidus.clients.ClientSummaries;
import fidus.clients.ClientSummary;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositPage;
import fidus.deposits.DepositState;
import fidus.funds.FundCode;
import fidus.funds.FundList;
import fidus.funds.Permit;
import fidus.funds.PermitId;
import fidus.funds.PermitKind;
import fidus.funds.PermitList;
import fidus.funds.TermsHistory;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionTrigger;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.RedemptionState;
import fidus.money.Money;
import fidus.payments.PayableBlock;
import fidus.redemptions.ReadyRedemption;
import fidus.redemptions.ReadyRedemptions;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionPage;
import fidus.redemptions.RedemptionRequest;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Invented deposits, redemptions, funds, permits and agents around {@link Contracts#CLIENT}.
public final class People {
    public static final Agent AGENT =
            new Agent(
                    new AgentId(new UUID(0, 80)),
                    "BB-26-01",
                    "Berta Broker",
                    new BigDecimal("0.10"),
                    1);

    private People() {}

    public static DepositPage deposits() {
        return new DepositPage(
                List.of(
                        deposit(12, "30000.00", "2026-05-05", DepositState.CONFIRMED, "0.00"),
                        deposit(11, "60000.00", "2026-05-03", DepositState.CONFIRMED, "0.00"),
                        deposit(10, "500.00", "2026-05-01", DepositState.PENDING, "0.00"),
                        deposit(9, "25000.00", "2026-04-01", DepositState.CONFIRMED, "25000.00"),
                        deposit(8, "100.00", "2026-03-01", DepositState.FAILED, "0.00")),
                null);
    }

    public static Deposit deposit(
            long number, String sum, String day, DepositState state, String assigned) {
        boolean confirmed = state == DepositState.CONFIRMED;
        return new Deposit(
                new DepositId(new UUID(0, 100 + number)),
                number,
                Contracts.CLIENT.id(),
                Contracts.CLIENT.name(),
                usd(sum),
                LocalDate.parse(day),
                DepositMethod.FIAT,
                "WIRE-2026-" + number,
                "Bank One 001",
                "",
                state,
                usd(assigned),
                NOW,
                "Ann Example",
                confirmed ? "Bob Example" : null,
                state == DepositState.FAILED ? "The wire was called back" : null,
                1);
    }

    public static RedemptionPage redemptions() {
        return new RedemptionPage(
                List.of(
                        redemption(2, RedemptionState.PENDING),
                        redemption(1, RedemptionState.APPROVED)),
                null);
    }

    /// Rows that nobody asked for, a request that waits, and one that cannot be paid now.
    public static ReadyRedemptions ready() {
        return new ReadyRedemptions(
                NOW,
                List.of(
                        ready("rows/1/0/INTEREST 1", null, "6000.00", null),
                        ready("redemption/2/1", 2L, "272.27", null),
                        ready("rows/3/0/INTEREST 1", null, "150.02", PayableBlock.NO_WALLET)));
    }

    private static ReadyRedemption ready(
            String item, @Nullable Long number, String sum, @Nullable PayableBlock block) {
        return new ReadyRedemption(
                item,
                number,
                new InvestmentId(new UUID(0, 9)),
                1_001,
                Contracts.CLIENT.id(),
                Contracts.CLIENT.name(),
                FundCode.BALANCE,
                List.of(PayoutRef.interest(1)),
                usd(sum),
                LocalDate.parse("2026-11-01"),
                block);
    }

    /// One with contracts and one without.
    public static ClientSummaries clients() {
        return new ClientSummaries(
                List.of(
                        new ClientSummary(
                                Contracts.CLIENT.become(ClientState.ACTIVE),
                                2,
                                usd("120000.00"),
                                usd("6000.00"),
                                LocalDate.parse("2027-02-01"),
                                usd("7500.00"),
                                usd("31500.00")),
                        new ClientSummary(Contracts.CLIENT, 0, null, null, null, null, null)));
    }

    public static RedemptionRequest redemption(long number, RedemptionState state) {
        return new RedemptionRequest(
                new RedemptionId(new UUID(0, 200 + number)),
                number,
                new InvestmentId(new UUID(0, 9)),
                1_001,
                Contracts.CLIENT.id(),
                Contracts.CLIENT.name(),
                FundCode.BALANCE,
                List.of(PayoutRef.interest(1)),
                usd("6000.00"),
                "The client asked by letter",
                usd("6000.00"),
                usd("87000.00"),
                state,
                NOW,
                "Ann Example",
                state == RedemptionState.PENDING ? null : "Bob Example",
                state == RedemptionState.PENDING ? 0 : 1,
                null,
                null,
                1,
                null,
                LocalDate.parse("2026-11-01"),
                null);
    }

    /// Every fund in its first version; BALANCE with a further one to come.
    public static FundList funds() {
        var all = new ArrayList<TermsHistory>();
        for (FundCode fund : FundCode.values()) {
            var first = Contracts.terms(fund);
            all.add(
                    fund == FundCode.BALANCE
                            ? new TermsHistory(
                                    fund,
                                    List.of(
                                            first,
                                            first.change()
                                                    .version(2, LocalDate.of(2027, 1, 1))
                                                    .monthlyRate(new BigDecimal("0.02"))
                                                    .terms()))
                            : TermsHistory.of(first));
        }
        return new FundList(Contracts.TODAY, all);
    }

    public static PermitList permits() {
        return new PermitList(
                List.of(
                        permit(PermitKind.WAIVER, FundCode.CORE, usd("8000.00"), "2026-12-15"),
                        permit(PermitKind.INVITATION, FundCode.DYNAMIC, null, "2026-11-20")));
    }

    private static Permit permit(
            PermitKind kind, FundCode fund, @Nullable Money accepted, String until) {
        return new Permit(
                new PermitId(new UUID(1, kind.ordinal())),
                kind,
                Contracts.CLIENT.id(),
                Contracts.CLIENT.name(),
                fund,
                accepted == null ? null : usd("10000.00"),
                accepted,
                "A client of the first hour",
                new PersonId(new UUID(0, 1)),
                new PersonId(new UUID(0, 2)),
                LocalDate.of(2026, 11, 15),
                LocalDate.parse(until),
                null,
                1);
    }

    /// Berta earns on the client since the first of May.
    public static AssignmentList assignments() {
        return new AssignmentList(
                List.of(
                        new ClientAssignment(
                                Contracts.CLIENT.id(),
                                Contracts.CLIENT.name(),
                                AGENT.agentCode(),
                                AGENT.name(),
                                AgentAssignment.from(
                                        AGENT.id(),
                                        AGENT.commissionRate(),
                                        LocalDate.of(2026, 5, 1)),
                                true,
                                1)));
    }

    public static AgentList agents() {
        return new AgentList(
                List.of(
                        new AgentCard(
                                AGENT,
                                1,
                                List.of(
                                        new AgentTotal(
                                                usd("100000.00"),
                                                usd("200.00"),
                                                usd("0.00"),
                                                usd("200.00"),
                                                usd("2200.00"))),
                                LocalDate.of(2027, 1, 5))));
    }

    /// Those of the running contract, the first one READY.
    public static CommissionList commissions() {
        var book = java.util.Objects.requireNonNull(Contracts.running().book());
        return new CommissionList(
                book
                        .commissions()
                        .on(Contracts.TODAY, CommissionTrigger.ON_DUE, book.schedule())
                        .rows()
                        .stream()
                        .map(
                                row ->
                                        new CommissionLine(
                                                book.id(),
                                                book.number(),
                                                book.clientId(),
                                                book.clientName(),
                                                book.fundCode(),
                                                AGENT.name(),
                                                row))
                        .toList(),
                false);
    }
}
