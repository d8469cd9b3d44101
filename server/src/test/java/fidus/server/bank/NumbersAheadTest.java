package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.Expected;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.StatementPreview;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A number of the bank that a file would leave out is said before the file is taken in.
final class NumbersAheadTest extends OwnBank {
    private static final String ASK =
            " Ask the bank for what is between them, or take it in first.";

    private static Mt940Text text(String number, String day) {
        return Mt940Text.of(BankDesk.IBAN, number + "/1", day, "100,00").closing(day, "100,00");
    }

    /// What is said of each statement of a file.
    private List<List<String>> offered(Mt940Text... statements) {
        String file =
                Stream.of(statements)
                        .map(one -> new String(one.bytes(), StandardCharsets.ISO_8859_1))
                        .collect(Collectors.joining("\n"));
        BankPreview preview = desk.offer(file.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(preview.statements()).hasSize(statements.length);
        return preview.statements().stream().map(NumbersAheadTest::said).toList();
    }

    private static List<String> said(StatementPreview one) {
        return one.concerns() == null ? List.of() : one.concerns();
    }

    private void three() {
        quiet("1", "261110", "100,00");
        quiet("2", "261111", "100,00");
        quiet("3", "261112", "100,00");
    }

    @Test
    void theGapAfterTheLastStoredOneIsSaid() {
        three();

        assertThat(offered(text("4", "261113"))).containsOnly(List.of());
        assertThat(offered(text("5", "261116")))
                .containsExactly(
                        List.of(
                                "No statement with number 4 of 2026: statement 3 (statement.sta) is"
                                        + " number 3/1, this one is number 5/1."
                                        + ASK));
    }

    @Test
    void aGapWithinTheFileIsSaidAtTheOneAfterIt() {
        quiet("1", "261110", "100,00");

        assertThat(offered(text("2", "261111"), text("3", "261112"), text("6", "261117")))
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of(
                                "No statement with numbers 4 to 5 of 2026: another one of this file"
                                        + " is number 3/1, this one is number 6/1."
                                        + ASK));
    }

    @Test
    void whatIsMissingAlreadyIsNotSaidAgain() {
        three();
        quiet("7", "261118", "100,00");

        assertThat(offered(text("5", "261116"))).containsOnly(List.of());
        assertThat(offered(text("8", "261119"))).containsOnly(List.of());
    }

    @Test
    void numbersThatMeanNothingLeaveNothingOut() {
        desk.ask(
                BankCalls.SET,
                new SetBankAccount(main.id(), Expected.NONE, "", null, Boolean.FALSE, 0));
        three();

        assertThat(offered(text("5", "261116"))).containsOnly(List.of());
    }
}
