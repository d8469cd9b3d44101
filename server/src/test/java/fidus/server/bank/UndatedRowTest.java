package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.server.bankfiles.BankFileReader;
import fidus.server.bankfiles.Hints;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rows whose day cannot be read, in a file that says no other day for them.
class UndatedRowTest {
    @TempDir Path folder;

    @Test
    void aBookedRowWithoutADayIsNamedWhereNothingSaysOne() throws IOException {
        BankStatement statement = read("28.02.2026;10,00;a\n30.02.2026;-4,00;b\n");

        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> Plan.of(statement, new Plan.Identities()));

        assertThat(refused.problem().code()).isEqualTo(Problem.Code.NOT_A_STATEMENT);
        assertThat(refused).hasMessageContaining("Row 2 of the file, -4.00 EUR, has no day");
    }

    @Test
    void aRowThatIsNotBookedYetHoldsUpNoneOfTheOthers() throws IOException {
        BankStatement statement = read("Pending;-3,00;c\n28.02.2026;10,00;a\n27.02.2026;-4,00;b\n");

        Plan plan = Plan.of(statement, new Plan.Identities());

        assertThat(plan.lines())
                .extracting(line -> line.booked() + " " + line.day())
                .containsExactly("false 2026-02-28", "true 2026-02-28", "true 2026-02-27");
        assertThat(plan.from()).isEqualTo("2026-02-27");
        assertThat(plan.to()).isEqualTo("2026-02-28");
    }

    /// Its days can be read: the amounts cannot, so no row is left that has one.
    @Test
    void whereNoRowCanBeReadThatIsSaidAndNotThatTheDaysAreMissing() throws IOException {
        Path qif = Files.writeString(folder.resolve("a.qif"), "!Type:Bank\nD1/22/26\nT1.2.3\n^\n");
        BankFile file = new BankFileReader(Limits.upload(20)).read(qif, Hints.NONE);

        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                Plan.of(
                                        file.statements().getFirst(),
                                        new Plan.Identities(),
                                        file.unreadable()));

        assertThat(refused.problem().code()).isEqualTo(Problem.Code.NOT_A_STATEMENT);
        assertThat(refused)
                .hasMessageContaining("No row of the statement can be read")
                .hasMessageContaining("in line 2, amount “1.2.3”: it is no amount such as");
    }

    private BankStatement read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bank.csv"), text);
        var profile =
                new CsvProfile(
                        "plain",
                        ";",
                        "UTF-8",
                        "dd.MM.yyyy",
                        Decimal.COMMA,
                        Currency.EUR,
                        new Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 0),
                        SignRule.SIGNED,
                        0,
                        0,
                        "",
                        "");
        return new BankFileReader(Limits.upload(20))
                .read(file, new Hints(profile, null, null))
                .statements()
                .getFirst();
    }
}
