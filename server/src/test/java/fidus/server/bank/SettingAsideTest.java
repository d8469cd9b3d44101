package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Refused;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

/// A statement that was taken in wrongly is set aside by two persons.
final class SettingAsideTest extends OwnBank {
    private TakenStatement wrong(String bankId) {
        return desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C40,00", bankId, "SEPA Ada Example")
                        .closing("261116", "40,00"));
    }

    private Prepared aside(TakenStatement statement) {
        return desk.ask(
                BankCalls.SET_ASIDE,
                new SetStatementAside(statement.id(), "It is of another account"));
    }

    @Test
    void nothingOfItCountsAnyMoreAndItsBreaksEnd() {
        TakenStatement statement = wrong("K1");
        quiet("9", "261117", "0,00");
        Workbench before = reconciled(16, 17);
        assertThat(before.breaks()).anyMatch(card -> card.found().rule().equals("S5"));
        assertThat(desk.proposals(main).deposits()).hasSize(1);
        BreakCard single =
                before.breaks().stream()
                        .filter(card -> card.found().rule().equals("S5"))
                        .findFirst()
                        .orElseThrow();
        Prepared writeOff = writeOff(explained(single, CauseCode.MISSING_IN_BOOKS));

        desk.approve(aside(statement));

        assertThatThrownBy(() -> desk.approve(writeOff))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Statement 1, row 1 ")
                .hasMessageContaining("counts no more")
                .hasMessageContaining("Start the reconciliation of Main account again");
        assertThat(desk.proposals(main).deposits()).isEmpty();
        Workbench after = reconciled(16, 17);
        assertThat(after.statement()).isEmpty();
        assertThat(after.breaks()).noneMatch(card -> card.found().breakState() == BreakState.OPEN);
        assertThat(
                        desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null))
                                .statements())
                .last()
                .satisfies(
                        card ->
                                assertThat(card.continuity().sentence())
                                        .contains("Set aside by")
                                        .contains("It is of another account"));
        assertThatThrownBy(() -> aside(statement))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("set aside already");
    }

    @Test
    void whatAnotherStatementSaidAgainCountsFromThenOn() {
        TakenStatement statement = wrong("K1");
        TakenStatement again =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/2", "261115", "0,00")
                                .row("261116", "C40,00", "K1", "SEPA Ada Example")
                                .closing("261117", "40,00"));
        assertThat(seen(again)).extracting(SeenRow::rowFate).containsExactly(RowFate.REPEATED);

        desk.approve(aside(statement));

        assertThat(seen(statement)).extracting(SeenRow::rowFate).containsExactly(RowFate.SET_ASIDE);
        assertThat(seen(again)).extracting(SeenRow::rowFate).containsExactly(RowFate.FRESH);
        assertThat(desk.proposals(main).deposits()).hasSize(1);
    }

    /// By hand: 40.00 of the first counts no more, the second says it again, the third begins where
    /// the second ended.
    @Test
    void theSecondPersonSeesWhatItSaysAndWhatFollows() {
        TakenStatement statement = wrong("K1");
        TakenStatement again =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/2", "261115", "0,00")
                                .row("261116", "C40,00", "K1", "SEPA Ada Example")
                                .row("261116", "C2,50", "K2", "SEPA Bo Example")
                                .closing("261117", "42,50"));
        quiet("3", "261118", "42,50");

        assertThat(aside(statement).shown())
                .contains(
                        new Shown("Opening", "0.00 EUR on 2026-11-15"),
                        new Shown("Closing", "40.00 EUR on 2026-11-16"),
                        new Shown("Sum of its rows", "40.00 EUR"),
                        new Shown("Counts no more", "40.00 EUR"),
                        new Shown("Counts instead", "STMT-2-1, which says the same"))
                .noneMatch(line -> line.label().startsWith("Opens a balance break"));
        assertThat(aside(again).shown())
                .contains(
                        new Shown("Sum of its rows", "42.50 EUR"),
                        new Shown("Counts no more", "2.50 EUR"))
                .anyMatch(
                        line ->
                                line.label().equals("Opens a balance break at")
                                        && line.value().startsWith("statement 3")
                                        && line.value().contains("42.50"))
                .last()
                .isEqualTo(new Shown("Reason", "It is of another account"));
    }

    @Test
    void whatTheBooksHoldARowForIsTakenBackFirst() {
        TakenStatement statement = wrong("K1");
        paid.deposit("40.00", "2026-11-16", "STMT-1-1");

        assertThatThrownBy(() -> aside(statement))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("STMT-1-1");
    }
}
