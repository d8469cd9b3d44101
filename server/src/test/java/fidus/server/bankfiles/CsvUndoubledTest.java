package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Problem.Code;
import fidus.contract.Refused;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two rows of money become one where a text ends with a quote that its bank does not double, and
/// the next one begins with one. Below, / ends a line.
final class CsvUndoubledTest {
    private static final Columns COLUMNS = new Columns(1, 0, 3, 0, 0, "", 0, 0, 2, 0, 0, 0);

    /// All texts in quotes; amounts in quotes, and not always; days and texts without.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.01.2026;\"x\";-1,00/10.01.2026;\"y\";-1,00/11.01.2026;\"Pipe 5\"\";10,00/"
                        + "12.01.2026;\"\"Film\";20,00/",
                "10.01.2026;x;-1,00/10.01.2026;y;\"-1,00\"/11.01.2026;\"Film;10,00/"
                        + "12.01.2026;Pipe 5\";\"20,00\"/"
            })
    void noRowIsLostWhereABankDoublesNoQuotes(String file) {
        var hints = new Hints(BankSamples.plain(COLUMNS, SignRule.SIGNED, 0), null, null);

        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> BankSamples.read(file.replace('/', '\n'), hints));

        assertThat(refused).as("a refusal of %s", file).isNotNull();
        assertThat(refused.problem().code()).isEqualTo(Code.CUT_FILE);
        assertThat(refused.problem().message()).contains("in column 2 from line 3 to line 4");
    }
}
