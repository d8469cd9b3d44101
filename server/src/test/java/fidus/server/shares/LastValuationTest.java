package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.ReverseShares;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.funds.ShareMethod;
import fidus.funds.TermsDraft;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.RedeemEarly;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.ValuationState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;
import fidus.server.ledger.Months;
import fidus.statements.AboutClientMonth;
import fidus.statements.ClientStatement;
import fidus.statements.Movements;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/// Contracts whose earning months end on the 20th of a month.
class LastValuationTest {
    private final ShareDesk desk = new ShareDesk("2026-01-15");

    @AfterEach
    void close() {
        desk.close();
    }

    /// On one account of 250,000.00 of its own; it earns from 2026-03-20 to 2027-03-20.
    private Investment contract(UnaryOperator<TermsDraft> change) {
        desk.terms("2026-01-16", change);
        desk.at("2026-01-20");
        AccountKey account = desk.account(1001, "250000");
        desk.read(account, "2026-01-19", "250000");
        return desk.contract(desk.paidClient("Ada Example"), "250000", account);
    }

    private void read(String day, String equity) {
        desk.read(new AccountKey("Broker-Live", 1001), day, equity);
    }

    /// Snapshots and runs of the months between would change nothing, so only two are made.
    private ShareRun inLoss(Investment contract) {
        read("2026-03-20", "260000");
        read("2027-02-28", "258000");
        desk.at("2027-03-02");
        desk.posted("2027-02");
        read("2027-03-20", "249999.99");
        read("2027-03-31", "300000");
        desk.at("2027-04-01");
        desk.server.rollDay();
        assertThat(principal(contract).payoutState()).isEqualTo(PayoutState.SCHEDULED);
        assertThat(desk.balance("2100")).isEqualTo("-250000.00");
        assertThat(refusal(contract)).isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
        return desk.posted("2027-03");
    }

    /// C = 249,999.99 − 260,000.00 = −10,000.01 on the last day, whatever followed; of it the
    /// client bears half, 5,000.005 rounded away from zero.
    @Test
    void aPrincipalAtRiskIsDueLessTheLossOfTheLastDay() throws Exception {
        Investment contract = contract(next -> next.principalAtRisk(true));
        ShareRun run = inLoss(contract);

        ShareLine line = run.lines().getFirst();
        assertThat(line.valuationState()).isEqualTo(ValuationState.NO_SHARE);
        assertThat(line.performance()).isEqualTo(usd("-10000.01"));
        assertThat(line.principalDue()).isEqualTo(usd("244999.99"));
        desk.reperformed(run);
        assertThat(principal(contract).payoutState()).isEqualTo(PayoutState.AVAILABLE);
        assertThat(desk.page(contract).redeemable().redeemableNow()).isEqualTo(usd("244999.99"));
        assertThat(desk.balance("2100")).isEqualTo("0.00");
        assertThat(desk.balance("2210")).isEqualTo("-244999.99");
        assertThat(desk.balance("5020")).isEqualTo("-5000.01");
        desk.server.rollDay();
        assertThat(desk.balance("2210")).isEqualTo("-244999.99");

        takeBack(run);
        assertThat(principal(contract).payoutAmount()).isEqualTo(usd("250000"));
        assertThat(desk.balance("2100")).isEqualTo("-250000.00");
        assertThat(desk.balance("2210")).isEqualTo("0.00");
        assertThat(desk.balance("5020")).isEqualTo("0.00");

        ShareRun again = desk.posted("2027-03");
        assertThat(desk.balance("2210")).isEqualTo("-244999.99");
        redeem(contract);
        assertThat(
                        desk.code(
                                () ->
                                        desk.ask(
                                                ShareCalls.REVERSE,
                                                new ReverseShares(again.id(), "Wrong once more"))))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    /// February left the mark at 8,000.00 with a share of 4,000.00; on 2027-03-20 C is 9,000.01.
    @Test
    void theLastPartMonthIsShared() {
        Investment contract = contract(next -> next);
        read("2026-03-20", "250000");
        read("2027-02-28", "258000");
        desk.at("2027-03-02");
        assertThat(desk.posted("2027-02").shares()).isEqualTo(usd("4000"));
        read("2027-03-20", "259000.01");
        read("2027-03-31", "200000");
        desk.at("2027-04-01");
        desk.server.rollDay();
        ShareRun march = desk.posted("2027-03");

        assertThat(march.shares()).isEqualTo(usd("500.01"));
        assertThat(march.lines().getFirst().principalDue()).isNull();
        PayoutRow share =
                desk.page(contract)
                        .book()
                        .schedule()
                        .row(new PayoutRef(PayoutKind.PERFORMANCE_SHARE, 2));
        assertThat(share.dueOn()).isEqualTo("2027-03-20");
        assertThat(share.periodFrom()).isEqualTo("2027-02-28");
        assertThat(principal(contract).payoutAmount()).isEqualTo(usd("250000"));
        desk.approve(
                desk.ask(
                        ShareCalls.REVERSE,
                        new ReverseShares(march.id(), "The reading of the last day was wrong")));
        assertThat(desk.balance("5020")).isEqualTo("4000.00");
    }

    @Test
    void aLastDayWithoutAFigureIsValuedWithALaterMonth() {
        Investment contract = contract(next -> next.principalAtRisk(true));
        read("2026-03-20", "250000");
        desk.at("2027-04-01");
        desk.server.rollDay();
        ShareRun march = desk.posted("2027-03");
        assertThat(march.lines().getFirst().valuationState()).isEqualTo(ValuationState.UNAVAILABLE);
        assertThat(principal(contract).payoutState()).isEqualTo(PayoutState.SCHEDULED);

        read("2027-03-20", "240000");
        desk.at("2027-05-01");
        ShareRun april = desk.posted("2027-04");
        assertThat(april.lines().getFirst().principalDue()).isEqualTo(usd("245000"));
        assertThat(desk.page(contract).redeemable().redeemableNow()).isEqualTo(usd("245000"));
        assertThat(desk.ask(ShareCalls.RUN, new AboutShareRun(april.id())).run().lines())
                .hasSize(1);
    }

    /// The books take the loss in April, so it is no figure of March's statement, which is issued.
    @Test
    void aStatementThatWasIssuedIsNotLoweredByAValuationOfALaterDay() {
        Investment contract = contract(next -> next.principalAtRisk(true));
        read("2026-03-20", "250000");
        desk.at("2027-04-01");
        desk.server.rollDay();
        ClientStatement issued = told("2027-03", contract);
        Months.lock(desk.server.mongo(), "2027-03");
        read("2027-03-20", "240000");
        desk.at("2027-05-01");
        desk.posted("2027-04");

        assertThat(desk.page(contract).redeemable().redeemableNow()).isEqualTo(usd("245000"));
        assertThat(told("2027-03", contract)).isEqualTo(issued);
        Movements moved = told("2027-04", contract).sections().getFirst().total();
        assertThat(moved.opening()).isEqualTo(usd("250000"));
        assertThat(moved.notRepaid()).isEqualTo(usd("5000"));
        assertThat(moved.closing()).isEqualTo(usd("245000"));
    }

    @Test
    void aValuationTakenBackAfterItsMonthLeavesThatMonthAsItWas() {
        Investment contract = contract(next -> next.principalAtRisk(true));
        ShareRun run = inLoss(contract);
        ClientStatement issued = told("2027-03", contract);
        Months.lock(desk.server.mongo(), "2027-03");
        desk.at("2027-05-01");

        takeBack(run);

        assertThat(told("2027-03", contract)).isEqualTo(issued);
        Movements moved = told("2027-04", contract).sections().getFirst().total();
        assertThat(moved.opening()).isEqualTo(usd("244999.99"));
        assertThat(moved.notRepaid()).isEqualTo(usd("-5000.01"));
        assertThat(moved.closing()).isEqualTo(usd("250000"));
    }

    private void takeBack(ShareRun run) {
        desk.approve(
                desk.ask(
                        ShareCalls.REVERSE,
                        new ReverseShares(run.id(), "The reading of the last day was wrong")));
    }

    private ClientStatement told(String month, Investment contract) {
        var about = new AboutClientMonth(month, contract.clientId());
        return desk.ask(StatementCalls.PREVIEW, about).statement();
    }

    /// The first contract ends on 2027-03-20 with 10 % more; the second goes on and loses it again.
    @Test
    void whoLeavesAPoolInsideAMonthHasTheShareOfThatDay() throws Exception {
        desk.shared(ShareMethod.DEALING_LOTS, "2026-01-16");
        desk.at("2026-01-20");
        AccountKey account = desk.account(1001, "200000");
        desk.read(account, "2026-01-19", "200000");
        Client both = desk.client("Ann Example");
        Investment first = desk.contract(both, "100000", account);
        desk.at("2026-01-25");
        Investment second = desk.contract(both, "100000", account);
        read("2026-03-20", "200000");
        read("2026-03-25", "200000");
        read("2027-03-20", "220000");
        read("2027-03-25", "200000");
        read("2027-03-31", "200000");
        desk.at("2027-04-01");
        ShareRun run = desk.posted("2027-03");

        assertThat(run.lines()).hasSize(2);
        assertThat(desk.page(first).redeemable().rows())
                .filteredOn(row -> row.payoutKind() == PayoutKind.PERFORMANCE_SHARE)
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.payoutAmount()).isEqualTo(usd("5000"));
                            assertThat(row.dueOn()).isEqualTo("2027-03-20");
                        });
        assertThat(desk.page(second).redeemable().rows())
                .noneMatch(row -> row.payoutKind() == PayoutKind.PERFORMANCE_SHARE);
        assertThat(run.pools().getFirst().holdings()).isEmpty();
        desk.reperformed(run);
    }

    @Test
    void nothingIsSharedOfAMonthInWhichAContractIsBrokenOff() {
        Investment contract = contract(next -> next.earlyRedemption(new BigDecimal("0.05"), 30));
        read("2026-03-20", "250000");
        desk.at("2026-05-15");
        Prepared early =
                desk.ask(
                        BookCalls.REDEEM_EARLY,
                        new RedeemEarly(
                                contract.id(),
                                LocalDate.parse("2026-04-01"),
                                "Letter 7",
                                "Needs the money now"));
        desk.approve(early);
        desk.server.call(
                ApprovalCalls.DECIDE,
                new Decide(early.id(), Decide.Decision.APPROVE, early.digest(), ""),
                desk.token(Role.ADMIN));
        read("2026-05-15", "300000");
        read("2026-05-31", "300000");
        desk.at("2026-06-01");
        assertThat(desk.code(() -> desk.valued("2026-05"))).isEqualTo(Problem.Code.NOTHING_DUE);
    }

    private PayoutRow principal(Investment contract) {
        return desk.page(contract).book().schedule().principalRow();
    }

    private Problem.Code refusal(Investment contract) {
        return desk.code(() -> redeem(contract));
    }

    private void redeem(Investment contract) {
        desk.ask(
                RedemptionCalls.REQUEST,
                new RequestRedemption(
                        contract.id(), List.of(PayoutRef.principal()), "Asked for by letter"));
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
