package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.NeverCompared;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// An account that no run ever compared has no break of its own: the list of runs names it.
final class UncomparedTest extends OwnBank {
    private static final LocalDate BOOKED = LocalDate.of(2026, 11, 13);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 16);

    private List<NeverCompared> never() {
        return BankDesk.present(
                desk.ask(ReconciliationCalls.RUNS, FindRuns.newest()).neverCompared());
    }

    @Test
    void itIsNamedFromItsFirstEntryUntilARunComparedIt() {
        assertThat(never()).as("nobody knows of money on it").isEmpty();

        paid.deposit("250.00", BOOKED.toString(), "WIRE-1");
        assertThat(never())
                .containsExactly(
                        new NeverCompared("bank/Main account", main.id(), BOOKED, null, 0, 0));

        printed("1", "261116", "0,00", "C25,00", "25,00");
        quiet("2", "261117", "25,00");
        assertThat(never())
                .containsExactly(
                        new NeverCompared(
                                "bank/Main account",
                                main.id(),
                                BOOKED,
                                LocalDate.of(2026, 11, 17),
                                2,
                                1));

        var _ = reconciled(16, 16);
        assertThat(never()).isEmpty();
    }

    @Test
    void whatStatementsTellOfBeforeTheBooksCountsToo() {
        printed("1", "261116", "0,00", "C25,00", "25,00");
        paid.deposit("250.00", "2026-11-18", "WIRE-1");

        assertThat(never())
                .extracting(NeverCompared::since, NeverCompared::to, NeverCompared::rows)
                .containsExactly(tuple(LAST, LAST, 1L));
    }

    @Test
    void itsFirstDayIsTheEarliestOneWhateverWasBookedFirst() {
        paid.deposit("250.00", "2026-11-18", "WIRE-1");
        paid.deposit("40.00", "2026-11-10", "WIRE-2");

        assertThat(never())
                .extracting(NeverCompared::since)
                .containsExactly(LocalDate.of(2026, 11, 10));
    }

    @Test
    void rowsThatCountInPlaceOfThoseSetAsideAreCounted() {
        TakenStatement first =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                                .row("261116", "C40,00", "K1", "SEPA Ada")
                                .closing("261117", "40,00"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/2", "261115", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA Ada")
                        .row("261116", "C3,00", "K3", "SEPA Bo")
                        .closing("261117", "43,00"));
        assertThat(never()).extracting(NeverCompared::rows).containsExactly(2L);

        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(first.id(), "It is of another account")));

        assertThat(never())
                .extracting(NeverCompared::statements, NeverCompared::rows)
                .containsExactly(tuple(1, 2L));
    }

    @Test
    void whichWereComparedIsOneQuestionHoweverManyAccountsAndRunsThereAre() {
        paid.deposit("250.00", BOOKED.toString(), "WIRE-1");
        assertThat(never()).as("what is asked but once is known").hasSize(1);
        desk.server.commands.note();
        assertThat(never()).hasSize(1);
        long asked = desk.server.commands.asked("reconciliationAccountsCompared");
        long runs = desk.server.commands.asked("reconciliationRuns");

        var _ = desk.account("Second account", BankDesk.OTHER_IBAN);
        desk.takeOne(
                Mt940Text.of(BankDesk.OTHER_IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA Ada")
                        .closing("261116", "40,00"));
        desk.server.commands.note();
        assertThat(never()).hasSize(2);

        assertThat(desk.server.commands.asked("reconciliationAccountsCompared")).isEqualTo(asked);
        assertThat(desk.server.commands.asked("reconciliationRuns")).isEqualTo(runs);
    }

    /// The same question on the list of one account would say it of another one.
    @Test
    void olderPagesAndSingleAccountsSayNothingOfIt() {
        paid.deposit("250.00", BOOKED.toString(), "WIRE-1");

        assertThat(
                        desk.ask(ReconciliationCalls.RUNS, new FindRuns("Live", 7L, null))
                                .neverCompared())
                .isNull();
    }
}
