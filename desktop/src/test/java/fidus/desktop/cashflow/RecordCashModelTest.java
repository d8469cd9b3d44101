package fidus.desktop.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Me;
import fidus.auth.Role;
import fidus.cashflow.CashflowCalls;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// When a balance was read, by the clock of the house. Without a toolkit.
class RecordCashModelTest {
    /// Two o'clock in the morning of the 2nd in Singapore.
    private static final Instant NOW = Instant.parse("2027-02-01T18:00:00Z");

    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theDayAndTheTimeAreThoseOfTheHouse() {
        fake.answer(CashflowCalls.RECORD_CASH, _ -> Waiting.prepared());
        Shell shell = Signed.in(fake, NOW);
        var singapore = BusinessDays.UTC.with(LocalDate.EPOCH, ZoneId.of("Asia/Singapore"));
        Me me = FakeServer.me(Role.OPERATOR);
        shell.session()
                .begin(
                        new Me(
                                me.id(),
                                me.login(),
                                me.name(),
                                me.roles(),
                                me.permissions(),
                                me.authTime(),
                                me.endsAt(),
                                singapore));
        var model = new RecordCashModel(shell);
        model.clear();
        assertThat(model.day.get()).isEqualTo("2027-02-02");
        assertThat(model.time.get()).isEqualTo("02:00");
        assertThat(model.zoneProperty().get()).isEqualTo("Asia/Singapore");
        model.heldAt.set("Invented Bank");
        model.balance.set(Money.of("12.00", "USD"));
        model.note.set("Read on the statement");
        model.time.set("01:30");
        model.send();
        assertThat(fake.seen().getLast().body()).contains("2027-02-01T17:30:00Z");
        model.balance.set(Money.of("12.00", "USD"));
        model.note.set("Read on the statement");
        model.time.set("half past one");
        model.send();
        assertThat(model.command().problemProperty().get().fields().getFirst().message())
                .contains("Asia/Singapore");
    }
}
