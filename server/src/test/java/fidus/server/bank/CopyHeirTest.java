package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;

import org.junit.jupiter.api.Test;

/// A statement that came twice says one movement, whichever other one is set aside.
final class CopyHeirTest extends TakenFiles {
    private static Mt940Text second(String number) {
        return Mt940Text.of(BankDesk.IBAN, number, "261116", "111,00")
                .row("261116", "C10,00", "", "Ada pays")
                .row("261116", "C1,00", "", "Interest 2")
                .closing("261116", "122,00");
    }

    private void setAside(TakenStatement statement) {
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(statement.id(), "It is of another account")));
    }

    @Test
    void settingAsideTheOneBeforeCountsNoneOfItsCopyTwice() {
        TakenStatement first = desk.takeOne(CountsAfterAllTest.part(1));
        TakenStatement second = desk.takeOne(second("2/1"));
        TakenStatement copy = desk.takeOne(second("7/1"));
        assertThat(fates(second)).containsOnly(RowFate.FRESH);
        assertThat(fates(copy)).containsOnly(RowFate.REPEATED);

        setAside(first);

        assertThat(fates(second)).containsOnly(RowFate.FRESH);
        assertThat(fates(copy)).containsOnly(RowFate.REPEATED);
        assertThat(fates(desk.takeOne(CountsAfterAllTest.part(1)))).containsOnly(RowFate.FRESH);
    }

    @Test
    void settingItAsideCountsAllOfItsCopyInstead() {
        desk.takeOne(CountsAfterAllTest.part(1));
        TakenStatement second = desk.takeOne(second("2/1"));
        TakenStatement copy = desk.takeOne(second("7/1"));

        setAside(second);

        assertThat(fates(copy)).containsOnly(RowFate.FRESH);
    }
}
