package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.Expected;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.StatementCard;
import fidus.contract.Nothing;
import fidus.reconciliation.desk.BreakCard;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A number that is missing once its statement was set aside is said wherever statements are.
class NumbersMissingTest extends OwnBank {
    private static final String WORDS =
            "No statement with number 2 of 2026: statement 1 (statement.sta) is number 1/1,"
                    + " statement 3 (statement.sta) is number 3/1.";

    private void three() {
        quiet("1", "261110", "100,00");
        quiet("2", "261111", "100,00");
        quiet("3", "261112", "100,00");
    }

    private List<StatementCard> cards() {
        return desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null)).statements();
    }

    private StatementCard card(long number) {
        return cards().stream()
                .filter(one -> one.statement().number() == number)
                .findFirst()
                .orElseThrow();
    }

    private Prepared aside(long number) {
        return desk.ask(
                BankCalls.SET_ASIDE,
                new SetStatementAside(card(number).statement().id(), "It is of another account"));
    }

    private BankAccountCard account() {
        return desk.ask(BankCalls.ACCOUNTS, new Nothing()).accounts().stream()
                .filter(one -> one.account().id().equals(main.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void settingAStatementAsideLeavesItsNumberMissing() {
        three();
        assertThat(card(3).leftOut()).isNull();

        Prepared asked = aside(2);

        assertThat(asked.shown()).contains(new Shown("Leaves a number missing", WORDS));
        desk.approve(asked);
        assertThat(card(3).leftOut()).isEqualTo(WORDS);
        assertThat(card(1).leftOut()).isNull();
        assertThat(account().numbers()).containsExactly("number 2 of 2026");
        assertThat(desk.ask(BankCalls.MISSING_DAYS, new AboutBankAccount(main.id())).numbers())
                .containsExactly(WORDS);
        assertThat(desk.reconcile(main).breaks())
                .extracting(BreakCard::found)
                .filteredOn(one -> one.rule().equals("S4"))
                .singleElement()
                .matches(one -> WORDS.equals(said(one.left()) + ": " + one.right() + "."));
    }

    @Test
    void dueDaysThatNoOtherStatementSpeaksOfAreSaidToo() {
        quiet("1", "261110", "100,00");
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", null, 0));
        quiet("2", "261111", "100,00");
        quiet("3", "261112", "100,00");

        assertThat(aside(2).shown())
                .contains(
                        new Shown(
                                "Leaves days missing", "No statement that speaks of 2026-11-11."));
    }

    @Test
    void theStatementThatComesAgainHasTheNumber() {
        three();
        desk.approve(aside(2));
        quiet("2", "261111", "100,00");

        assertThat(cards()).allMatch(one -> one.leftOut() == null);
        assertThat(account().numbers()).isNull();
    }

    @Test
    void oneWithoutANumberThatTellsItsDaysStandsForIt() {
        three();
        quiet("NONREF", "261111", "100,00");
        desk.approve(aside(2));

        assertThat(cards()).allMatch(one -> one.leftOut() == null);
    }

    @Test
    void settingAsideTheOneAfterTheGapEndsIt() {
        three();
        quiet("5", "261116", "100,00");
        assertThat(account().numbers()).containsExactly("number 4 of 2026");

        assertThat(aside(4).shown())
                .extracting(Shown::label)
                .contains("No number is missing any more before");
    }

    @Test
    void aGapThatOnlyGetsLongerIsNotSaidToEnd() {
        three();
        quiet("4", "261116", "100,00");
        desk.approve(aside(2));

        assertThat(aside(3).shown())
                .filteredOn(line -> line.label().contains("number"))
                .extracting(Shown::label)
                .containsExactly("Leaves a number missing");
    }

    @Test
    void whoeverKnowsThatNumbersMeanNothingIsNotTold() {
        desk.ask(
                BankCalls.SET,
                new SetBankAccount(main.id(), Expected.NONE, "", null, Boolean.FALSE, 0));
        three();
        desk.approve(aside(2));

        assertThat(cards()).allMatch(one -> one.leftOut() == null);
        assertThat(account().numbers()).isNull();
    }

    private static String said(String left) {
        return Character.toUpperCase(left.charAt(0)) + left.substring(1);
    }
}
