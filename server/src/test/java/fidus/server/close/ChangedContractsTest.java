package fidus.server.close;

import static fidus.close.TieOutRule.L6;
import static fidus.close.TieOutRule.L7;
import static fidus.close.TieOutRule.L8;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.CorrectStartDate;
import fidus.investments.book.RedeemEarly;
import fidus.server.ledger.Months;
import fidus.statements.IssueStatements;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A month that is being closed, and contracts that change while it is.
class ChangedContractsTest {
    private CloseDesk desk = new CloseDesk("2027-01-02");

    @AfterEach
    void close() {
        desk.close();
    }

    private Investment inApril() {
        FundTerms terms =
                desk.ask(FundCalls.LIST, new Nothing()).funds().stream()
                        .filter(history -> history.fundCode() == FundCode.CORE)
                        .findFirst()
                        .orElseThrow()
                        .versions()
                        .getFirst()
                        .change()
                        .earlyRedemption(new BigDecimal("0.05"), 30)
                        .version(2, day("2027-01-03"))
                        .terms();
        desk.approve(
                desk.ask(
                        FundCalls.NEW_TERMS,
                        new NewTerms(terms, "Early redemption is allowed from now on")));
        desk.at("2027-01-04");
        Investment contract = desk.started("10000.00");
        desk.at("2027-04-01");
        desk.server.rollDay();
        return contract;
    }

    @Test
    void aContractEnteredAfterTheMonthCountsFromTheDayItsPrincipalWasBooked() {
        inApril();
        desk.freeze();
        desk.started("10000.00", "2027-03-30");
        tied();
    }

    @Test
    void aStartCorrectedAfterTheMonthMovesNoPrincipal() {
        inApril();
        Investment out = desk.started("10000.00", "2027-03-28");
        Investment in = desk.started("20000.00", "2027-04-01");
        Problem tomorrow = problem(() -> correct(out, "2027-04-02"));
        assertThat(tomorrow.fields().getFirst().field()).isEqualTo("startDate");
        correct(out, "2027-04-01");
        correct(in, "2027-03-28");
        desk.freeze();
        tied();
    }

    @Test
    void anEarlyEndAfterTheMonthLeavesTheMonthAsItWas() {
        Investment contract = inApril();
        desk.freeze();
        desk.run(StepKind.ACCRUALS);
        assertThat(issued("2027-03")).isEqualTo("1 statements issued, 1 of agents and companies.");
        desk.at("2027-04-02");
        end(contract);
        tied();
        assertThat(issued("2027-03"))
                .isEqualTo(
                        "0 statements issued, 1 unchanged since they were issued, 1 of agents and"
                                + " companies unchanged.");

        desk.at("2027-05-03");
        desk.server.rollDay();
        Months.lock(desk.server.mongo(), "2027-03");
        Months.lock(desk.server.mongo(), "2027-04");
        assertThat(issued("2027-04")).startsWith("1 statements issued");
    }

    /// The first payout of 375.00 was due on 15 April, which is locked when the contract is
    /// entered.
    @Test
    void whatIsDueFromALockedMonthIsAccruedBeforeItIsOwed() {
        desk.at("2027-05-10");
        List.of("2027-01", "2027-02", "2027-03", "2027-04")
                .forEach(month -> Months.lock(desk.server.mongo(), month));
        desk.started("25000.00", "2027-01-15");
        desk.server.rollDay();

        assertThat(desk.balance("5010")).isEqualTo("375.00");
        assertThat(desk.balance("5100")).isEqualTo("37.50");
        assertThat(desk.balance("2300")).isEqualTo("0.00");
        assertThat(desk.balance("2310")).isEqualTo("-37.50");
    }

    private String issued(String month) {
        var statements = new IssueStatements(month, false, List.of(), "");
        return desk.done(desk.ask(StatementCalls.ISSUE, statements));
    }

    private void correct(Investment contract, String start) {
        desk.approve(
                desk.ask(
                        BookCalls.CORRECT_START,
                        new CorrectStartDate(
                                contract.id(), day(start), "The letter names another day")));
    }

    private void end(Investment contract) {
        Prepared prepared =
                desk.ask(
                        BookCalls.REDEEM_EARLY,
                        new RedeemEarly(
                                contract.id(), day("2027-03-01"), "Letter 7", "Needs the money"));
        var approve = new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), "");
        desk.approve(prepared);
        desk.server.call(ApprovalCalls.DECIDE, approve, desk.admin());
    }

    private void tied() {
        desk.run(StepKind.ACCRUALS);
        assertThat(desk.month().tieOuts())
                .filteredOn(tie -> List.of(L6, L7, L8).contains(tie.tieOutRule()))
                .isNotEmpty()
                .allSatisfy(tie -> assertThat(tie.isSettled()).as(words(tie)).isTrue());
    }

    private static String words(TieOut tie) {
        return tie.tieOutRule() + " " + tie.key() + " " + tie.left() + " " + tie.right();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
