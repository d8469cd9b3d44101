package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What counts in the place of a statement that was set aside, and what stands in its way.
final class AsideHeirsTest extends OwnBank {
    private TakenStatement said(String number, String sum, String end) {
        return desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, number, "261115", "0,00")
                        .row("261116", "C" + sum, "K1", "SEPA Ada Example")
                        .closing(end, sum));
    }

    /// The same day in another format: three entries where the other says one.
    private TakenStatement inThree(String reference) {
        CamtText day = CamtText.of(BankDesk.IBAN, "2026-11-16", "0.00", "300.00");
        for (String id : List.of("AC1", "AC2", "AC3")) {
            day.entry("CRDT", "100.00", id, "", List.of(CamtText.Tx.of("100.00", reference)));
        }
        return desk.take(day.bytes()).statements().getFirst();
    }

    private void setAside(TakenStatement statement) {
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(statement.id(), "It is of another account")));
    }

    private List<RowFate> fates(TakenStatement statement) {
        return seen(statement).stream().map(SeenRow::rowFate).toList();
    }

    @Test
    void whatWasSetAsideBeforeNeverCountsAgain() {
        TakenStatement first = said("1/1", "40,00", "261116");
        TakenStatement wrong = said("1/2", "40,00", "261117");
        TakenStatement last = said("1/3", "40,00", "261118");
        assertThat(fates(wrong)).containsExactly(RowFate.REPEATED);

        setAside(wrong);
        assertThat(fates(wrong)).containsExactly(RowFate.SET_ASIDE);
        setAside(first);

        assertThat(fates(wrong)).containsExactly(RowFate.SET_ASIDE);
        assertThat(fates(last)).containsExactly(RowFate.FRESH);
        assertThat(reconciled(16, 18).statement()).hasSize(1);
    }

    @Test
    void oneRowIsFollowedByAllRowsThatSayItAgain() {
        TakenStatement whole = said("1/1", "300,00", "261116");
        TakenStatement parts = inThree("NOTPROVIDED");
        assertThat(fates(parts)).containsOnly(RowFate.REPEATED);

        setAside(whole);

        assertThat(fates(parts)).hasSize(3).containsOnly(RowFate.FRESH);
        assertThat(said(reconciled(16, 16), "S6").passed()).isTrue();
        assertThat(fates(said("1/4", "300,00", "261117"))).containsExactly(RowFate.REPEATED);
        assertThat(fates(inThree("SECOND"))).containsOnly(RowFate.REPEATED);

        setAside(parts);

        assertThat(said(reconciled(16, 17), "S6").passed()).isTrue();
    }

    @Test
    void aMatchThatNobodyMadeEndsWithTheNextRun() {
        paid.deposit("25.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C25,00", "25,00");
        quiet("9", "261117", "0,00");
        Workbench matched = reconciled(16, 17);
        assertThat(matched.matches()).hasSize(1);

        setAside(matched());

        Workbench after = reconciled(16, 17);
        assertThat(after.matches()).isEmpty();
        assertThat(after.statement()).isEmpty();
        assertThat(after.book()).hasSize(1);
    }

    private TakenStatement matched() {
        return desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null))
                .statements()
                .getLast()
                .statement();
    }
}
