package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowStanding;
import fidus.close.AboutClose;
import fidus.close.CloseCalls;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.franchises.AddFranchise;
import fidus.franchises.ApproveAllPools;
import fidus.franchises.ApprovePools;
import fidus.franchises.FindPools;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseId;
import fidus.franchises.PoolState;
import fidus.franchises.RevokePool;
import fidus.franchises.SellThrough;
import fidus.franchises.SoldPool;
import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.investments.Investment;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.commissions.FranchisePayout;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.payments.wallets.HouseAccountId;
import fidus.proofs.AboutMonthLines;
import fidus.proofs.ProofCalls;
import fidus.server.Reperformed;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/// A contract sold by a white-label company, from its sale to the parts of its pools paid.
class FranchisePoolsTest extends PayDesk {
    private FranchiseId company;
    private Agent agent;

    /// 100,000 of BALANCE sold by a company: 2.0 % a month for the client, 0.5 % for the pool.
    private Investment sold(FranchisePayout payout) {
        Investment contract = agreed(payout);
        Deposit deposit = deposit("100000", "WIRE SOLD");
        confirm(deposit);
        approve(start(contract, today().toString(), "100000", deposit));
        return contract;
    }

    /// The same before its start.
    private Investment agreed(FranchisePayout payout) {
        company = ask(FranchiseCalls.ADD, new AddFranchise("White Label Ltd"), operator).id();
        agent = ask(AgentCalls.ADD, new AddAgent("Agnes Agent", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator));
        Investment contract = entered(FundCode.BALANCE, "100000");
        approve(
                ask(
                        FranchiseCalls.SELL,
                        new SellThrough(
                                company, contract.id(), agent.id(), new BigDecimal("0.50"), payout),
                        operator));
        return contract;
    }

    private List<SoldPool> pools(PoolState state) {
        return ask(FranchiseCalls.POOLS, new FindPools(company, state), operator).lines();
    }

    @Test
    void aQuarterOfTheGoldenCaseIsSharedAccruedAndDue() throws Exception {
        Investment contract = sold(FranchisePayout.WITH_PAYOUT);
        assertThat(page(contract).book().schedule().interest().amount())
                .isEqualByComparingTo("24000.00");
        assertThat(page(contract).book().commissions().rows()).isEmpty();
        at("2026-01-01");
        server.rollDay();
        server.features()
                .mongo()
                .write(
                        unit -> {
                            server.features()
                                    .franchises()
                                    .accrue(unit, Actor.SYSTEM, contract.id(), today());
                            return true;
                        });
        assertThat(balances("5300")).isEqualTo("500.00 USD");
        assertThat(balances("2500")).isEqualTo("-500.00 USD");
        at("2026-03-01");
        server.rollDay();
        Reperformed.everyLineOf(
                ask(ProofCalls.POOLS, new AboutMonthLines("2026-03", contract.id()), operator));
        Reperformed.everyLineOf(
                ask(ProofCalls.POOLS, new AboutMonthLines("2026-12", null), operator));
        assertThat(pools(PoolState.SCHEDULED)).hasSize(3);
        SoldPool due = pools(PoolState.DUE).getFirst();
        assertThat(due.line().row().poolAmount().amount()).isEqualByComparingTo("1500.00");
        assertThat(due.line().row().agentPart().amount()).isEqualByComparingTo("750.00");
        assertThat(due.line().row().companyPart().amount()).isEqualByComparingTo("750.00");
        assertThat(balances("5300")).isEqualTo("1500.00 USD");
        assertThat(balances("2500")).isEqualTo("0.00 USD");
        assertThat(balances("2510")).isEqualTo("-1500.00 USD");
        server.rollDay();
        assertThat(balances("5300")).isEqualTo("1500.00 USD");
        at("2026-12-01");
        server.rollDay();
        assertThat(balances("5300")).isEqualTo("6000.00 USD");
        assertThat(balances("5100")).isEqualTo("0.00 USD");
    }

    @Test
    void bothPartsArePaidAfterASecondPersonSaidSo() {
        Investment contract = sold(FranchisePayout.MONTHLY);
        at("2026-01-01");
        HouseAccountId house = bankDetails();
        server.rollDay();
        assertThat(pools(PoolState.DUE)).hasSize(1);
        assertThat(payables()).isEmpty();
        var due = new ApprovePools(company, today());
        Prepared waits = ask(FranchiseCalls.APPROVE, due, operator);
        approveAll();
        assertThat(payables()).hasSize(2);
        var revoke = new RevokePool(contract.id(), 1, "Approved by mistake");
        assertThat(ask(FranchiseCalls.REVOKE, revoke, approver).poolState())
                .isEqualTo(PoolState.DUE);
        assertThat(payables()).isEmpty();
        assertThat(code(() -> approve(waits))).isEqualTo(Problem.Code.STALE_VERSION);
        approveAll();
        at("2026-01-03");
        BatchDetail sent = sent(house);
        assertThat(code(() -> ask(FranchiseCalls.REVOKE, revoke, approver)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        approve(confirmed(sent, "BANK-1"));
        assertThat(pools(PoolState.PAID)).hasSize(1);
        assertThat(balances("2510")).isEqualTo("0.00 USD");
        assertThat(payables()).isEmpty();
        assertThat(flow(CashFlowKind.FRANCHISE_POOL, CashFlowStanding.PAID))
                .isEqualTo("2026-01 500.00");
        cameBack(sent.payments().getFirst(), "RETURN-1");
        assertThat(pools(PoolState.APPROVED)).hasSize(1);
        assertThat(payables()).hasSize(1);
        assertThat(balances("2510")).isEqualTo("-250.00 USD");
        assertThat(flow(CashFlowKind.FRANCHISE_POOL, CashFlowStanding.PAID))
                .isEqualTo("2026-01 250.00");
        assertThat(flow(CashFlowKind.FRANCHISE_POOL, CashFlowStanding.OVERDUE))
                .isEqualTo("2026-01 250.00");
        at("2026-02-03");
        cameBack(sent.payments().getLast(), "RETURN-2");
        assertThat(balances("2510")).isEqualTo("-500.00 USD");
        assertThat(owedAfterJanuary()).isEqualTo("5750.00 USD");
    }

    private void approveAll() {
        Prepared all = ask(FranchiseCalls.APPROVE_ALL, new ApproveAllPools(today()), operator);
        approve(all);
        assertThat(over(begun(all)).outcome()).isEqualTo("Approved 1 of 1.");
    }

    private void cameBack(Payment payment, String evidence) {
        var back =
                new ReturnPayment(payment.id(), evidence, today(), "The account is closed", null);
        approve(ask(PaymentCalls.RETURN, back, operator));
    }

    /// Of twelve pools of 500.00, what January says was to be paid.
    private String owedAfterJanuary() {
        return ask(CloseCalls.MONTH, new AboutClose("2026-01"), operator)
                .coverage()
                .getFirst()
                .funds()
                .stream()
                .filter(fund -> fund.fundCode() == FundCode.BALANCE)
                .map(fund -> fund.fullTerm().pools().toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyBalanceBeforeItsStartIsSoldOnceWithAKnownSplit() {
        Investment contract = sold(FranchisePayout.WITH_PAYOUT);
        Investment core = entered(FundCode.CORE, "20000");
        assertThat(refused(core, "0.50")).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(entered(FundCode.BALANCE, "60000"), "0.45"))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(contract, "0.50")).isEqualTo(Problem.Code.ALREADY_EXISTS);
    }

    /// With 2.5 % for the client 3 % a month would leave the house.
    @Test
    void anAmendmentBeforeTheStartKeepsTheRateThatWasSold() {
        Investment contract = agreed(FranchisePayout.WITH_PAYOUT);
        FundTerms fund = terms(FundCode.BALANCE);

        Problem why = problem(() -> amend(contract, fund));
        assertThat(why.fields().getFirst().field()).isEqualTo("monthlyRate");
        assertThat(why.message()).contains("0.020").contains("0.005");
        FundTerms byDays = fund.with(DateConvention.DAY_COUNT, RoundingRule.EACH_ROUNDED);
        assertThat(amend(contract, rated(byDays, "0.020")).shown())
                .contains(new Shown("Pool's monthly rate", "0.005 beside the client's"));

        Investment other = entered(FundCode.BALANCE, "60000");
        approve(amend(other, rated(fund, "0.024")));
        assertThat(refused(other, "0.50")).isEqualTo(Problem.Code.BAD_VALUE);
        approve(amend(other, fund));
        assertThat(sell(other, "0.50").shown())
                .contains(new Shown("Client's monthly rate", "0.025 → 0.020"));
    }

    private Prepared amend(Investment contract, FundTerms terms) {
        var asks =
                new AmendContract(
                        contract.id(), terms, "Amendment 1", "Agreed with the client", null);
        return ask(BookCalls.AMEND, asks, operator);
    }

    private static FundTerms rated(FundTerms terms, String rate) {
        return terms.change().monthlyRate(new BigDecimal(rate)).terms();
    }

    private Problem.Code refused(Investment contract, String share) {
        return code(() -> sell(contract, share));
    }

    private Prepared sell(Investment contract, String share) {
        var asks =
                new SellThrough(
                        company,
                        contract.id(),
                        agent.id(),
                        new BigDecimal(share),
                        FranchisePayout.WITH_PAYOUT);
        return ask(FranchiseCalls.SELL, asks, operator);
    }

    @Test
    void aWalletIsForSomebodyThereIs() {
        assertThat(
                        code(
                                () ->
                                        wallet(
                                                "franchise/" + new UUID(0, 5),
                                                "Nobody",
                                                "DE89370400440532013000")))
                .isEqualTo(Problem.Code.NOT_FOUND);
        assertThat(
                        code(
                                () ->
                                        wallet(
                                                "manager/" + new UUID(0, 5),
                                                "Nobody",
                                                "DE89370400440532013000")))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    private HouseAccountId bankDetails() {
        wallet("agent/" + agent.id().value(), "Agnes Agent", "DE89370400440532013000");
        wallet("franchise/" + company.value(), "White Label Ltd", "DE87200500001234567890");
        return houseBank();
    }
}
