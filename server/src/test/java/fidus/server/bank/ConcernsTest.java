package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.StatementPreview;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/// What a person is told of new rows before they count.
final class ConcernsTest extends OwnBank {
    private List<String> concerns(Mt940Text text) {
        StatementPreview shown = desk.offer(text.bytes()).statements().getFirst();
        List<String> said = shown.concerns();
        return said == null ? List.of() : said;
    }

    @Test
    void whichRowsAreOfALockedMonth() {
        desk.lock(YearMonth.of(2026, 10));

        assertThat(
                        concerns(
                                Mt940Text.of(BankDesk.IBAN, "1/1", "261030", "100,00")
                                        .row("261030", "D7,00", "K1", "Fee")
                                        .row("261102", "D1,00", "K2", "Fee")
                                        .closing("261102", "92,00")))
                .containsExactly(
                        "1 new row is of 2026-10, which is locked: -7.00 EUR of 2026-10-30. What is"
                                + " booked for it counts in the first open month after it.");
    }

    @Test
    void whichRowsAreOfDaysThatTwoPersonsSignedAndWhoAndWhen() {
        quiet("1", "261112", "100,00");
        Workbench bench = reconciled(12, 12);
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), "Nothing moved on that day")));
        String signed = desk.server.clock().instant().toString().substring(0, 19);
        desk.server.clock().advance(Duration.ofHours(1));

        List<String> said =
                concerns(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261112", "100,00")
                                .row("261112", "D7,00", "K1", "Fee")
                                .closing("261112", "93,00"));

        assertThat(said)
                .singleElement()
                .asString()
                .contains("1 new row is of 2026-11-12 to 2026-11-12", "-7.00 EUR of 2026-11-12")
                .contains(desk.server.person(Role.OPERATOR).name())
                .contains(desk.server.person(Role.APPROVER).name())
                .contains("signed at " + signed);
    }

    @Test
    void whichRowsAreOfDaysWhoseSignOffWaitsAndWhoAskedForIt() {
        quiet("1", "261112", "100,00");
        Workbench bench = reconciled(12, 12);
        Prepared asked =
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), "Nothing moved on that day"));
        String at = desk.server.clock().instant().toString().substring(0, 19);
        desk.server.clock().advance(Duration.ofMinutes(3));
        var file =
                Mt940Text.of(BankDesk.IBAN, "2/1", "261112", "100,00")
                        .row("261112", "D7,00", "K1", "Fee")
                        .closing("261112", "93,00");

        assertThat(concerns(file))
                .containsExactly(
                        "1 new row is of 2026-11-12 to 2026-11-12, whose sign-off waits: %s asked for it at %sZ. It is -7.00 EUR of 2026-11-12. Those days are compared again before they can be signed."
                                .formatted(desk.server.person(Role.OPERATOR).name(), at));
        desk.takeOne(file);
        assertThatThrownBy(() -> desk.approve(asked)).hasMessageContaining("Run it again");
    }

    @Test
    void whichStatementsTellTheDaysOfItsRowsToo() {
        printed("1", "261112", "100,00", "D7,00", "93,00");
        StatementPreview shown =
                desk.offer(
                                Mt940Text.of(BankDesk.IBAN, "2/1", "261112", "100,00")
                                        .row("261112", "D7,00", "K1", "SEPA WIRE-889911 ADA")
                                        .row("261112", "D2,00", "K2", "Fee")
                                        .row("261113", "D1,00", "K3", "Fee")
                                        .closing("261113", "90,00")
                                        .bytes())
                        .statements()
                        .getFirst();

        assertThat(shown.overlap())
                .isEqualTo(
                        "2 rows are of a day that statement 1 (statement.sta) tells too,"
                                + " 2026-11-12: 1 of them is repeated and does not count again.");
        assertThat(shown.concerns()).isNull();
        assertThat(
                        desk.offer(
                                        Mt940Text.of(BankDesk.IBAN, "2/1", "261112", "93,00")
                                                .row("261113", "D1,00", "K3", "Fee")
                                                .closing("261113", "92,00")
                                                .bytes())
                                .statements()
                                .getFirst()
                                .overlap())
                .isNull();
    }

    @Test
    void thatTheyAreOfADayToCome() {
        LocalDate tomorrow = desk.today().plusDays(1);
        String day = tomorrow.toString().substring(2).replace("-", "");

        assertThat(
                        concerns(
                                Mt940Text.of(BankDesk.IBAN, "1/1", day, "100,00")
                                        .row(day, "D7,00", "K1", "Fee")
                                        .closing(day, "93,00")))
                .singleElement()
                .asString()
                .contains("of a day to come, today is " + desk.today(), "-7.00 EUR of " + tomorrow);
        assertThat(concerns(Mt940Text.of(BankDesk.IBAN, "2/1", day, "1,00").closing(day, "1,00")))
                .singleElement()
                .asString()
                .contains("Its closing balance is of " + tomorrow);
    }

    /// The break that comes of it names both statements.
    @Test
    void anotherBalanceForDaysThatWereToldIsSaidAndABreakNamesTheStatement() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261112", "100,00")
                        .row("261112", "C10,00", "K1", "Ada pays")
                        .row("261118", "C5,00", "K2", "Ada pays")
                        .closing("261118", "115,00"));
        var _ = reconciled(12, 18);
        Mt940Text again =
                Mt940Text.of(BankDesk.IBAN, "2/1", "261112", "110,00")
                        .row("261113", "D7,00", "K3", "Fee")
                        .closing("261114", "103,00");

        StatementPreview shown = desk.offer(again.bytes()).statements().getFirst();

        assertThat(shown.continuity().holds()).isFalse();
        assertThat(shown.continuity().sentence())
                .contains("The closing is 103.00 EUR on 2026-11-14", "statement 1", "110.00 EUR");
        desk.takeOne(again);
        Workbench bench = reconciled(12, 18);
        assertThat(said(bench, "S2").passed()).isFalse();
        assertThat(bench.breaks())
                .filteredOn(card -> card.found().rule().equals("S2"))
                .singleElement()
                .satisfies(
                        card -> {
                            assertThat(Objects.requireNonNull(card.found().left()))
                                    .contains("closing of statement 2");
                            assertThat(card.found().right()).contains("statement 1");
                        });
    }
}
