package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Refused;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// What two persons signed stands on its statements, whether a match uses a row of them or not.
final class AsideSignedTest extends OwnBank {
    private TakenStatement said(String number, String row) {
        return desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, number, "261115", "0,00")
                        .row("261116", row, "K1", "Interest of the bank")
                        .closing("261116", row.substring(1)));
    }

    private Prepared aside(TakenStatement statement) {
        return desk.ask(
                BankCalls.SET_ASIDE,
                new SetStatementAside(statement.id(), "It is of another account"));
    }

    private void sign(Workbench bench) {
        bench.breaks().forEach(card -> explained(card, CauseCode.TIMING));
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), "Reviewed with the statement")));
    }

    @Test
    void aStatementOfASignedRunStaysAndWhatWasTakenInLaterGoes() {
        TakenStatement statement = said("1/1", "C40,00");
        Prepared waiting = aside(statement);
        sign(reconciled(16, 16));
        desk.server.clock().advance(Duration.ofSeconds(1));
        TakenStatement later =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261115", "7,00")
                                .row("261116", "C2,00", "K9", "Of somebody else")
                                .closing("261116", "9,00"));

        assertThatThrownBy(() -> aside(statement))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Two persons signed the reconciliation of 2026-11-16");
        assertThatThrownBy(() -> desk.approve(waiting))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("What is signed stays");

        desk.approve(aside(later));

        assertThat(seen(later)).extracting(SeenRow::rowFate).containsExactly(RowFate.SET_ASIDE);
    }

    @Test
    void aBalanceThatOnlyOneStatementGivesIsSignedTooAndACopyOfItGoes() {
        quiet("1", "261116", "0,00");
        TakenStatement copy =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "0,00")
                                .closing("261116", "0,00"));
        sign(reconciled(16, 16));

        desk.approve(aside(copy));

        TakenStatement only =
                desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null))
                        .statements()
                        .getFirst()
                        .statement();
        assertThatThrownBy(() -> aside(only)).isInstanceOf(Refused.class);
    }
}
