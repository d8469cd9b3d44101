package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.util.stream.Collectors.joining;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.cashflow.CashflowCalls;
import fidus.clients.Client;
import fidus.close.AboutClose;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.ReverseShares;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareRun;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.mt5.AccountKey;
import fidus.server.HouseDecisions;
import fidus.server.ledger.Months;
import fidus.settings.SettingKey;
import fidus.settings.SettingUsed;
import fidus.statements.partners.AboutPartnerMonth;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerMovements;
import fidus.statements.partners.PartnerStatement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// An agent earns 10 % of a performance share of 5,000.00 of March 2026 where the house says so.
class ShareCommissionsTest {
    private final ShareDesk desk = new ShareDesk("2026-01-14");
    private final HouseDecisions house = new HouseDecisions(desk);
    private final Client ada = desk.paidClient("Ada Example");
    private final Agent berta = house.agent("Berta Broker");

    @AfterEach
    void close() {
        desk.close();
    }

    /// Started on 15 January and to be valued at the end of March.
    private Investment story() {
        house.set(SettingKey.COMMISSION_ON_PERFORMANCE_SHARE, "YES");
        house.assigned(ada, berta, "2026-01-15");
        desk.at("2026-01-15");
        AccountKey account = desk.account(1001, "250000");
        desk.read(account, "2026-01-14", "250000");
        Investment contract = desk.contract(ada, "250000", account);
        desk.read(account, "2026-03-15", "252500");
        desk.read(account, "2026-03-31", "262500");
        desk.at("2026-04-01");
        return contract;
    }

    private void holds(String cost, String accrued, String due) {
        assertThat(List.of(desk.balance("5100"), desk.balance("2300"), desk.balance("2310")))
                .containsExactly(cost, accrued, due);
    }

    private List<CommissionState> states(Investment contract) {
        return desk.page(contract).book().commissions().rows().stream()
                .map(CommissionRow::commissionState)
                .toList();
    }

    private CloseMonth march() {
        return desk.ask(CloseCalls.MONTH, new AboutClose("2026-03"));
    }

    /// What March says of agents: all of it settled.
    private void tied(String agent, String owed) {
        List<TieOut> ties =
                march().tieOuts().stream()
                        .filter(
                                tie ->
                                        tie.tieOutRule() == TieOutRule.L8
                                                || tie.tieOutRule() == TieOutRule.R20)
                        .toList();
        assertThat(ties).allMatch(tie -> tie.isSettled());
        assertThat(ties)
                .filteredOn(tie -> tie.key().equals("agent " + agent))
                .singleElement()
                .satisfies(tie -> assertThat(tie.left()).hasToString(owed + " USD"));
    }

    private void reversed(ShareRun run) {
        desk.approve(
                desk.ask(
                        ShareCalls.REVERSE,
                        new ReverseShares(run.id(), "The reading of March was wrong")));
    }

    @Test
    void aCommissionIsDueWithTheShareAndGoesWithIt() {
        Investment contract = story();
        ShareRun march = desk.posted("2026-03");

        holds("500.00", "0.00", "-500.00");
        assertThat(states(contract)).containsExactly(CommissionState.READY);
        tied("Berta Broker", "500.00");
        assertThat(desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies().getFirst().funds())
                .filteredOn(fund -> fund.fundCode() == FundCode.UNLIMITED)
                .allMatch(
                        fund -> fund.accrued().commissions().equals(fund.fullTerm().commissions()))
                .allMatch(fund -> fund.accrued().commissions().toString().equals("500.00 USD"));

        reversed(march);
        holds("0.00", "0.00", "0.00");
        assertThat(states(contract)).containsExactly(CommissionState.CANCELLED);
        tied("Berta Broker", "0.00");

        desk.posted("2026-03");
        holds("500.00", "0.00", "-500.00");
        assertThat(states(contract))
                .containsExactly(CommissionState.CANCELLED, CommissionState.READY);
    }

    @Test
    void aShareIsNotTakenBackOnceItsCommissionIsApproved() {
        story();
        ShareRun march = desk.posted("2026-03");
        desk.approve(
                desk.ask(AgentCalls.APPROVE, new ApproveCommissions(berta.id(), desk.today())));

        assertThat(desk.code(() -> reversed(march))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aShareOfALockedMonthEarnsInTheFirstOpenOne() {
        story();
        ShareRun march = desk.valued("2026-03");
        Months.lock(desk.server.mongo(), "2026-03");
        desk.approve(desk.ask(ShareCalls.APPROVE, new AboutShareRun(march.id())));

        holds("500.00", "0.00", "-500.00");
        assertThat(march().tieOuts())
                .filteredOn(tie -> tie.tieOutRule() == TieOutRule.L8)
                .allMatch(tie -> tie.left().isZero() && tie.right().isZero());
    }

    @Test
    void itWaitsForTheClientsPaymentWhereThatIsSetAndNoCloseWaitsForIt() {
        house.set(SettingKey.COMMISSION_TRIGGER, "ON_CLIENT_PAID");
        Investment contract = story();
        ShareRun march = desk.posted("2026-03");

        assertThat(march.settingsUsed())
                .containsExactly(
                        new SettingUsed(
                                SettingKey.COMMISSION_TRIGGER,
                                "ON_CLIENT_PAID",
                                LocalDate.parse("2026-01-15")));
        holds("500.00", "-500.00", "0.00");
        assertThat(states(contract)).containsExactly(CommissionState.PENDING);
        tied("Berta Broker", "500.00");
        assertThat(march().step(StepKind.FEE_RUNS).blocks())
                .noneMatch(block -> block.subject().startsWith("agent/"));
    }

    @Test
    void anotherAgentOrOtherTermsLeaveNoCommissionBehind() {
        Investment contract = story();
        desk.posted("2026-03");
        Agent carl = house.agent("Carl Broker");

        house.assigned(ada, carl, "2026-03-01");

        holds("500.00", "0.00", "-500.00");
        assertThat(states(contract))
                .containsExactly(CommissionState.CANCELLED, CommissionState.READY);
        var terms =
                desk.page(contract)
                        .book()
                        .schedule()
                        .terms()
                        .change()
                        .performanceShareRate(new BigDecimal("0.40"))
                        .terms();
        desk.approve(
                desk.ask(
                        BookCalls.AMEND,
                        new AmendContract(
                                contract.id(), terms, "Amendment 1", "Agreed with the client")));
        holds("500.00", "0.00", "-500.00");
        assertThat(states(contract))
                .containsExactly(CommissionState.CANCELLED, CommissionState.READY);
        assertThat(march().tieOuts())
                .filteredOn(tie -> tie.tieOutRule() == TieOutRule.L8)
                .hasSize(2)
                .allMatch(tie -> tie.isSettled());
    }

    @Test
    void theAgentsStatementTiesAndSaysItWhereTheBooksHaveIt() {
        story();
        desk.posted("2026-03");

        assertThat(said("2026-03")).isEqualTo("0.00 500.00 0.00 0.00 500.00, not due 0.00");
        assertThat(said("2026-04")).isEqualTo("500.00 0.00 0.00 0.00 500.00, not due 0.00");
    }

    @Test
    void aLockedMonthsStatementStaysAsItWas() {
        story();
        ShareRun march = desk.valued("2026-03");
        Months.lock(desk.server.mongo(), "2026-03");
        desk.approve(desk.ask(ShareCalls.APPROVE, new AboutShareRun(march.id())));

        assertThat(said("2026-03")).isEqualTo("0.00 0.00 0.00 0.00 0.00, not due 0.00");
        assertThat(said("2026-04")).isEqualTo("0.00 500.00 0.00 0.00 500.00, not due 0.00");
    }

    @Test
    void aShareThatIsApprovedAfterAnAmendmentStandsOnTheStatementOfItsMonth() {
        Investment contract = story();
        var terms =
                desk.page(contract)
                        .book()
                        .schedule()
                        .terms()
                        .change()
                        .performanceShareRate(new BigDecimal("0.40"))
                        .earlyRedemption(new BigDecimal("0.10"), 30)
                        .principalAtRisk(true)
                        .terms();
        Prepared amended =
                desk.ask(
                        BookCalls.AMEND,
                        new AmendContract(
                                contract.id(), terms, "Amendment 1", "Agreed with the client"));
        assertThat(amended.shown())
                .extracting(Shown::label, Shown::value)
                .contains(
                        tuple("Performance share rate", "0.50 → 0.40"),
                        tuple("Early redemption", "FORBIDDEN → PENALTY"),
                        tuple("Penalty rate", "– → 0.10"),
                        tuple("Notice days", "– → 30"),
                        tuple("Principal at risk", "false → true"))
                .extracting(one -> one.toList().getFirst())
                .doesNotContain("Monthly rate", "Payout interval in months");
        desk.approve(amended);
        desk.posted("2026-03");

        assertThat(said("2026-03")).isEqualTo("0.00 400.00 0.00 0.00 400.00, not due 0.00");
    }

    /// What Berta's statement of a month says and the books hold as well.
    private String said(String month) {
        var about = new AboutPartnerMonth(month, new PartnerId(berta.id().value()));
        PartnerStatement statement = desk.ask(PartnerCalls.PREVIEW, about).statement();
        statement.checkTied();
        return statement.sections().stream()
                .map(one -> words(one.total()) + ", not due " + one.accrued().amount())
                .collect(joining());
    }

    private static String words(PartnerMovements sums) {
        return Stream.of(
                        sums.opening(), sums.earned(), sums.paid(), sums.returned(), sums.closing())
                .map(sum -> sum.amount().toString())
                .collect(joining(" "));
    }
}
