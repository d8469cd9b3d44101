package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageResult;
import fidus.close.AboutClose;
import fidus.close.CloseBlock;
import fidus.close.CloseCalls;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.franchises.AddFranchise;
import fidus.franchises.ApprovePools;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseId;
import fidus.franchises.SellThrough;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.FranchisePayout;
import fidus.mt5.AccountKey;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The runs of a month that come before the managers' fees, each of which holds up its close.
class OtherRunsTest {
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

    private static List<String> feeBlocks(CloseDesk desk) {
        return desk.step(StepKind.FEE_RUNS).blocks().stream().map(CloseBlock::message).toList();
    }

    @Test
    void aBrokersRebatesAreComputedApprovedAndPostedBeforeTheMonthIsClosed() {
        try (var desk = CloseDesk.afterMarch()) {
            var rebates = new CloseRebates(desk);
            rebates.closed(ACCOUNT, 501, "2027-03-05", "2.35");
            assertThat(desk.step(StepKind.FEE_RUNS).stepState())
                    .isEqualTo(StepState.NOT_APPLICABLE);
            rebates.agreed("5.05");
            assertThat(feeBlocks(desk))
                    .containsExactly(
                            "Rebates of Broker are not computed. Compute the month's run.");
            RebateRun run = rebates.computed();
            assertThat(feeBlocks(desk)).singleElement().asString().contains("are PREVIEWED");
            desk.approve(desk.ask(RebateCalls.APPROVE, new AboutRebateRun(run.id())));
            assertThat(feeBlocks(desk)).singleElement().asString().contains("are APPROVED");

            desk.ask(RebateCalls.POST, new AboutRebateRun(run.id()));

            assertThat(desk.step(StepKind.FEE_RUNS).stepState()).isEqualTo(StepState.DONE);
            TieOut tie =
                    desk.month().tieOuts().stream()
                            .filter(one -> one.tieOutRule() == TieOutRule.L10)
                            .findFirst()
                            .orElseThrow();
            assertThat(tie.tieOutState()).isEqualTo(TieOutState.TIES);
            assertThat(tie.right()).isEqualTo(CloseDesk.usd("11.87"));
        }
    }

    @Test
    void aRunThatIsPostedAfterTheLockLeavesTheLockedMonthAsItWas() {
        try (var desk = CloseDesk.afterMarch()) {
            var rebates = new CloseRebates(desk);
            rebates.closed(ACCOUNT, 501, "2027-03-05", "2.35");
            rebates.agreed("5.05");
            RebateRun run = rebates.computed();
            desk.approve(desk.ask(RebateCalls.APPROVE, new AboutRebateRun(run.id())));
            desk.prepared();
            desk.skip(StepKind.FEE_RUNS);
            desk.approve(desk.sign());

            desk.ask(RebateCalls.POST, new AboutRebateRun(run.id()));

            assertThat(desk.month().unchanged()).isTrue();
            assertThat(desk.balance("1200")).isEqualTo("11.87");
        }
    }

    @Test
    void poolsAreAccruedWithTheInterestAndApprovedBeforeTheMonthIsClosed() {
        try (var desk = new CloseDesk("2026-10-01")) {
            FranchiseId company = sold(desk);
            desk.at("2027-04-02");
            desk.server.rollDay();
            assertThat(feeBlocks(desk))
                    .singleElement()
                    .asString()
                    .contains("sold by White Label Ltd, was due on 2027-03-01 and is not approved");
            desk.freeze();
            assertThat(desk.step(StepKind.ACCRUALS).act()).isNotNull();
            assertThat(desk.run(StepKind.ACCRUALS)).contains("pools of 1");
            assertThat(desk.balance("5300")).isEqualTo("2000.00");
            assertThat(desk.balance("2500")).isEqualTo("-500.00");
            assertThat(desk.step(StepKind.ACCRUALS).stepState()).isEqualTo(StepState.DONE);
            assertThat(desk.run(StepKind.ACCRUALS)).startsWith("0 contracts were");

            desk.approve(
                    desk.ask(
                            FranchiseCalls.APPROVE,
                            new ApprovePools(company, LocalDate.parse("2027-03-31"))));

            assertThat(desk.step(StepKind.FEE_RUNS).blocks()).isEmpty();
        }
    }

    @Test
    void aPoolThatLaterMonthsHoldAlreadyIsAccruedInItsMonthAndTakenBackAfterIt() {
        try (var desk = new CloseDesk("2026-10-01")) {
            sold(desk);
            desk.at("2027-06-02");
            desk.server.rollDay();
            assertThat(desk.balance("5300")).isEqualTo("3000.00");
            desk.freeze();

            desk.run(StepKind.ACCRUALS);

            assertThat(desk.balance("5300")).isEqualTo("3000.00");
            assertThat(desk.step(StepKind.ACCRUALS).stepState()).isEqualTo(StepState.DONE);
            desk.write(
                    unit -> {
                        assertThat(
                                        desk.server
                                                .features()
                                                .franchises()
                                                .monthEnd()
                                                .behind(unit, java.time.YearMonth.of(2027, 5)))
                                .hasSize(1);
                        return Actor.SYSTEM;
                    });
        }
    }

    /// G27: the client has 24,000.00 to come and the pool 6,000.00 on 100,000.00.
    @Test
    void coverageOwesTheWholePoolOfANewContractAndR20AsksForNoCommissionOnIt() {
        try (var desk = new CloseDesk("2026-10-01")) {
            sold(desk);
            desk.at("2027-04-02");
            desk.server.rollDay();
            CoverageResult full =
                    desk.month().coverage().getFirst().funds().stream()
                            .filter(one -> one.fundCode() == FundCode.BALANCE)
                            .findFirst()
                            .orElseThrow()
                            .result(CoverageBasis.FULL_TERM);
            assertThat(full.obligations()).isEqualTo(CloseDesk.usd("130000.00"));
            var wallets = new CloseWallets(desk);
            assertThat(wallets.ties(TieOutRule.R20)).isEmpty();

            desk.started("10000.00");
            desk.at("2027-05-02");

            assertThat(
                            desk.ask(CloseCalls.MONTH, new AboutClose("2027-04")).tieOuts().stream()
                                    .filter(tie -> tie.tieOutRule() == TieOutRule.R20))
                    .singleElement()
                    .satisfies(tie -> assertThat(tie.left()).isEqualTo(CloseDesk.usd("180.00")))
                    .satisfies(tie -> assertThat(tie.tieOutState()).isEqualTo(TieOutState.TIES));
        }
    }

    /// 100,000.00 of BALANCE: 500.00 a month for the pool, due with the client's payouts.
    static FranchiseId sold(CloseDesk desk) {
        FranchiseId company =
                desk.ask(FranchiseCalls.ADD, new AddFranchise("White Label Ltd")).id();
        AgentId agent = desk.berta.id();
        var sum = CloseDesk.usd("100000.00");
        desk.approve(
                desk.ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                desk.ada.id(),
                                FundCode.BALANCE,
                                sum,
                                desk.today(),
                                desk.today(),
                                List.of(new MappingLine(null, sum, "Kept at the bank")),
                                "Signed on paper, page 1 of 4")));
        Investment contract =
                desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
        desk.approve(
                desk.ask(
                        FranchiseCalls.SELL,
                        new SellThrough(
                                company,
                                contract.id(),
                                agent,
                                new BigDecimal("0.50"),
                                FranchisePayout.WITH_PAYOUT)));
        var part = new DepositPart(desk.deposit("100000.00"), sum);
        desk.approve(
                desk.ask(
                        BookCalls.START,
                        new StartContract(contract.id(), desk.today(), List.of(part), "")));
        return company;
    }
}
