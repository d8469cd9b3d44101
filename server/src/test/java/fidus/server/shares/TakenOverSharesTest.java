package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.agents.Agent;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.FindCashFlow;
import fidus.clients.Client;
import fidus.close.AboutClose;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.TieOutRule;
import fidus.contract.Refused;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ShareBefore;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.TakeOver;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.HouseDecisions;
import fidus.settings.SettingKey;
import fidus.statements.AboutClientMonth;
import fidus.statements.AboutMonth;
import fidus.statements.CurrencySection;
import fidus.statements.PayoutLine;
import fidus.statements.StatementCalls;
import fidus.statements.partners.AboutPartnerMonth;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerStatement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// G28 taken over between its second and its third valuation: 250,000 since 2026-01-15, performance
/// 10,000.00 and then 4,000.00, a share of 5,000.00 paid.
class TakenOverSharesTest {
    private static final LocalDate START = LocalDate.parse("2026-01-15");
    private static final LocalDate APRIL = LocalDate.parse("2026-04-30");
    private static final LocalDate UNTIL = LocalDate.parse("2026-05-04");
    private static final ShareBefore PAID =
            new ShareBefore(
                    LocalDate.parse("2026-03-31"),
                    usd("5000.00"),
                    LocalDate.parse("2026-04-10"),
                    "WIRE 4711");

    private final ShareDesk desk = new ShareDesk("2026-04-20");
    private AccountKey account;
    private Investment contract;
    private Client ada;

    @BeforeEach
    void entered() {
        account = desk.account(1001, "250000");
        desk.read(account, "2026-04-30", "256500");
        desk.at("2026-05-05");
        ada = desk.client("Ada Example");
        Money sum = usd("250000.00");
        desk.approve(
                desk.ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                ada.id(),
                                FundCode.UNLIMITED,
                                sum,
                                START,
                                START,
                                List.of(new MappingLine(account, sum, "All of it trades here")),
                                "Signed on paper, page 1 of 4")));
        contract = desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theMarkGoesOnAndTheNextShareIsThatOfTheGoldenStory() throws Exception {
        takeOver(before("4000.00", "10000.00", PAID));

        assertThat(desk.balance("2100")).isEqualTo("-250000.00");
        // The account's capital opened against it as well.
        assertThat(desk.balance("3900")).isEqualTo("0.00");
        assertThat(desk.balance("2210")).isEqualTo("0.00");
        desk.read(account, "2026-05-31", "264500.01");
        desk.at("2026-06-02");
        ShareRun may = desk.posted("2026-05");

        ShareLine line = may.lines().getFirst();
        assertThat(line.shareAmount()).isEqualTo(usd("1000.01"));
        assertThat(line.periodFrom()).isEqualTo(APRIL);
        assertThat(line.performance()).isEqualTo(usd("8000.01"));
        assertThat(line.markBefore()).isEqualTo(usd("6000.00"));
        desk.reperformed(may);
        assertThat(desk.balance("5020")).isEqualTo("1000.01");
        assertThat(desk.page(contract).redeemable().redeemableNow()).isEqualTo(usd("1000.01"));
        assertThat(desk.page(contract).book().schedule().rows()).hasSize(3);
        desk.read(account, "2026-06-30", "264600.01");
        desk.at("2026-07-02");
        assertThat(desk.posted("2026-06").shares()).isEqualTo(usd("50.00"));
    }

    @Test
    void aShareThatWasNotPaidIsStillOwedAndStatementsAndCashFlowKnowBoth() {
        var open = new ShareBefore(APRIL, usd("1000.01"), null, "");
        takeOver(before("12000.01", "12000.01", PAID, open));

        assertThat(desk.balance("2210")).isEqualTo("-1000.01");
        assertThat(desk.balance("3900")).isEqualTo("1000.01");
        assertThat(desk.balance("5020")).isEqualTo("0.00");
        assertThat(desk.page(contract).redeemable().redeemableNow()).isEqualTo(usd("1000.01"));
        var calendar =
                desk.ask(
                                CashflowCalls.CALENDAR,
                                new FindCashFlow(null, null, false, false, false, false))
                        .currencies()
                        .getFirst();
        assertThat(calendar.paidWithoutDay()).isEqualTo(usd("0.00"));
        assertThat(calendar.nextPayment().kind()).isEqualTo(CashFlowKind.PERFORMANCE_SHARE);
        assertThat(calendar.nextPayment().lineAmount()).isEqualTo(usd("1000.01"));
        desk.at("2026-06-02");
        CurrencySection may =
                desk.ask(
                                StatementCalls.PREVIEW,
                                new AboutClientMonth("2026-05", contract.clientId()))
                        .statement()
                        .sections()
                        .getFirst();
        assertThat(may.total().opening()).isEqualTo(usd("250000.00"));
        assertThat(may.total().closing()).isEqualTo(usd("250000.00"));
        assertThat(may.payouts())
                .extracting(PayoutLine::payoutAmount)
                .containsExactly(open.share());
    }

    @Test
    void whatAgentsEarnedOnItsSharesElsewhereIsNotChargedAgain() {
        Agent berta = earning();
        takeOver(
                before(
                        "12000.01",
                        "12000.01",
                        PAID,
                        new ShareBefore(APRIL, usd("1000.01"), null, "")));

        // 500.00 were paid elsewhere, 100.00 are due; neither is a cost of this house.
        agents("0.00", "0.00", "-100.00");
        desk.read(account, "2026-05-31", "258500");
        desk.at("2026-06-02");
        desk.posted("2026-05");
        agents("100.00", "0.00", "-200.00");
        CloseMonth may = desk.ask(CloseCalls.MONTH, new AboutClose("2026-05"));
        assertThat(may.tieOuts())
                .filteredOn(tie -> tie.tieOutRule() == TieOutRule.L8)
                .isNotEmpty()
                .allMatch(tie -> tie.isSettled());
        var about = new AboutPartnerMonth("2026-05", new PartnerId(berta.id().value()));
        PartnerStatement said = desk.ask(PartnerCalls.PREVIEW, about).statement();
        said.checkTied();
        assertThat(toldOf("2026-05")).containsExactly("Berta Broker");
        assertThat(said.sections().getFirst().total().closing()).isEqualTo(usd("200.00"));
        assertThat(said.sections().getFirst().accrued()).isEqualTo(usd("0.00"));
    }

    @Test
    void anAgentOfWhomEverythingWasPaidBeforeIsToldOfNoMore() {
        earning();
        takeOver(before("4000.00", "10000.00", PAID));

        assertThat(toldOf("2026-05")).isEmpty();
    }

    /// Berta earns 10 % of the shares of Ada's contracts, and always did.
    private Agent earning() {
        var house = new HouseDecisions(desk);
        house.set(SettingKey.COMMISSION_ON_PERFORMANCE_SHARE, "YES");
        Agent berta = house.agent("Berta Broker");
        house.assigned(ada, berta, START.toString());
        desk.at("2026-05-07");
        return berta;
    }

    private List<String> toldOf(String month) {
        return desk.ask(PartnerCalls.MONTH, new AboutMonth(month)).partners().stream()
                .map(one -> one.partner().name())
                .toList();
    }

    private void agents(String cost, String accrued, String due) {
        assertThat(List.of(desk.balance("5100"), desk.balance("2300"), desk.balance("2310")))
                .containsExactly(cost, accrued, due);
    }

    @Test
    void aMarkThatDoesNotFitTheSharesIsRefused() {
        refused("shares.highWaterMark", before("4000.00", "3000.00", PAID));
        refused("shares.shares", before("4000.00", "10001.00", PAID));
        refused("shares.shares", before("4000.00", "10000.00"));
        refused(
                "shares.shares.0.dueOn",
                before(
                        "4000.00",
                        "10000.00",
                        new ShareBefore(LocalDate.parse("2026-03-30"), usd("5000.00"), null, "")));
        refused(
                "shares.shares.0.evidence",
                before(
                        "4000.00",
                        "10000.00",
                        new ShareBefore(PAID.dueOn(), PAID.share(), PAID.paidOn(), "W")));
        refused(
                "shares.valuedOn",
                new SharesBefore(
                        LocalDate.parse("2026-04-29"),
                        usd("4000.00"),
                        usd("10000.00"),
                        List.of(PAID)));
        refused("shares.valuedOn", null);
    }

    private static SharesBefore before(String performance, String mark, ShareBefore... shares) {
        return new SharesBefore(APRIL, usd(performance), usd(mark), List.of(shares));
    }

    private void takeOver(SharesBefore shares) {
        desk.approve(desk.ask(BookCalls.TAKE_OVER, asks(shares)));
    }

    private TakeOver asks(@org.jspecify.annotations.Nullable SharesBefore shares) {
        return new TakeOver(
                contract.id(),
                START,
                UNTIL,
                List.of(),
                "Contract and wires on file, page 1",
                shares,
                null);
    }

    private void refused(String field, @org.jspecify.annotations.Nullable SharesBefore shares) {
        Refused why =
                catchThrowableOfType(
                        Refused.class, () -> desk.ask(BookCalls.TAKE_OVER, asks(shares)));
        assertThat(why).as(field).isNotNull();
        assertThat(why.problem().fields().getFirst().field())
                .as(why.problem().message())
                .isEqualTo(field);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
