package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows and closing balances of MT940 that are damaged are told, and cost no other row its own
/// text.
class Mt940RowsTest {
    private static final String ROW = ":61:2601110111D10,00NTRFNONREF";
    private static final String FILE =
            """
            :20:ONE
            :25:ACCOUNT-A
            :28C:1/1
            :60F:C260101EUR100,00
            :61:2601100110C10,00NTRFNONREF
            :86:in
            :61:2601110111D10,00NTRFNONREF
            :86:out
            :62F:C260131EUR100,00
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":61:2601xx0111D10,00NTRFNONREF",
                ":61:2601110111DNTRFNONREF",
                ":61:2601110111X10,00NTRFNONREF",
                ":61:",
                ":6l:2601110111D10,00NTRFNONREF",
                ":b1:260111D10,00NTRFNONREF",
                ":61;2601110111D10,00NTRFNONREF",
                ":61 2601110111RD10,00NTRFNONREF",
                ":612601110111D10,00NTRFNONREF",
                ":61 2601110111DNTRFNONREF",
                "61:2601110111D10,00",
                "?61:2601110111D10,00NTRFNONREF",
                "61 2601110111D10,00NTRFNONREF",
                "2601110111D10,00NTRFNONREF"
            })
    void aRowThatIsDamagedIsToldAndTheOneBeforeKeepsItsText(String damaged) {
        for (String end : new String[] {"", "-\n"}) {
            BankFile file = read(FILE.replace(ROW, damaged) + end, Hints.NONE);
            BankStatement statement = file.statements().getFirst();

            assertThat(statement.rows()).extracting(BankRow::text).containsExactly("in");
            assertThat(file.unreadable()).hasSize(1);
            assertThat(file.unreadable().getFirst().line()).isEqualTo(7);
            assertThat(file.unreadable().getFirst().field()).isEqualTo("61");
            assertThat(BankSamples.tie(statement, BankCheck.READ).ties()).isFalse();
        }
    }

    @Test
    void theFirstRowOfAStatementThatIsDamagedIsToldToo() {
        String damaged = FILE.replace(":61:260110", ":6 1:260110");
        BankFile file = read(damaged, Hints.NONE);

        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::text)
                .containsExactly("out");
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().line()).isEqualTo(5);
        assertThat(file.unreadable().getFirst().text())
                .isEqualTo(":6 1:2601100110C10,00NTRFNONREF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "61: paid on 260111",
                ":6 rooms",
                "?61REF 260111D10,00",
                "260111 D10,00 paid",
                "2601110111D1000NTRF",
                ":61 things"
            })
    void aLineThatOnlyResemblesARowIsText(String line) {
        BankFile file = read(FILE.replace(":86:in", ":86:in\n" + line), Hints.NONE);

        assertThat(file.unreadable()).isEmpty();
        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::text)
                .containsExactly("in " + line, "out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n", " \n", "\n\u001a"})
    void aClosingBalanceWithoutDecimalCommaIsNotCutWhereItsLineEnds(String end) {
        String whole = FILE.replace("C260131EUR100,00\n", "C260131EUR100");
        BankFile file = read(whole + end, Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(2);
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().field()).isEqualTo("62F");
        assertThat(file.statements().getFirst().ties()).isFalse();

        Refused cut = catchThrowableOfType(Refused.class, () -> read(whole, Hints.NONE));
        assertThat(cut.problem().code()).isEqualTo(Problem.Code.CUT_FILE);
        assertThat(cut.problem().message()).contains("closing balance");
    }
}
