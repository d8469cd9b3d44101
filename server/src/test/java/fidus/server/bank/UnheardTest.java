package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.Expected;
import fidus.bank.desk.SetBankAccount;
import fidus.contract.Nothing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;

/// An account that money was booked on and that its bank never told of.
final class UnheardTest extends OwnBank {
    private BankAccountCard card() {
        return desk.ask(BankCalls.ACCOUNTS, new Nothing()).accounts().getFirst();
    }

    private void says(int late, int neverCompared) {
        assertThat(desk.unheard()).as("late, never compared").containsExactly(late, neverCompared);
    }

    @Test
    void itIsShownUntilAStatementComesAndCountedUntilItIsCompared() {
        assertThat(card().bookedAlone()).as("nothing is booked").isNull();
        says(0, 0);

        paid.deposit("250.00", "2026-11-16", "WIRE-1");

        assertThat(card().bookedAlone()).isEqualTo(LocalDate.of(2026, 11, 16));
        says(1, 1);

        quiet("1", "261116", "100,00");
        assertThat(card().bookedAlone()).isNull();
        says(0, 1);

        var _ = reconciled(16, 16);
        says(0, 0);
    }

    /// It is Monday, 23 November.
    @Test
    void whatWasDueAfterTheLastStatementIsLateUntilItIsIn() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", null, 0));
        quiet("1", "261123", "100,00");
        says(0, 1);

        desk.server.clock().advance(Duration.ofDays(8));
        says(1, 1);

        quiet("6", "261130", "100,00");
        says(0, 1);
    }

    /// It is Monday, 23 November; the last statement ends on Friday, 6 November.
    @Test
    void whatIsExpectedFromNowOnCountsFromTheDayAfterTheLastStatement() {
        quiet("1", "261106", "100,00");

        BankAccountSetting set =
                desk.ask(
                        BankCalls.SET, new SetBankAccount(main.id(), Expected.WEEKLY, "", null, 0));

        assertThat(set.since()).isEqualTo(LocalDate.of(2026, 11, 7));
        says(1, 1);
    }
}
