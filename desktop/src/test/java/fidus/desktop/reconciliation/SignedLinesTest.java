package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.ChangedSince;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A break that changed since it was signed is named as the list of breaks names it, never by its
/// rule and key.
class SignedLinesTest {
    private static final ChangedSince WHOLE = BreakSample.since();

    private static String line(ChangedSince one) {
        return new SignedLines(Texts.of(SignOffPane.class))
                .changed(List.of(one), "bank/Main account")
                .getFirst();
    }

    @Test
    void whereWhatDiffersIsNotToldWhatItIsAboutIs() {
        var one =
                new ChangedSince(
                        WHOLE.id(),
                        WHOLE.rule(),
                        WHOLE.key(),
                        WHOLE.difference(),
                        WHOLE.signed(),
                        WHOLE.now(),
                        null,
                        "Amount difference: entry 12, line 1 against statement 2, row 5");

        assertThat(line(one))
                .startsWith(
                        "Amount difference: entry 12, line 1 against statement 2, row 5, 2.27 USD\n"
                                + "Signed as Explained, Timing")
                .doesNotContain("AMOUNT_DIFFERENCE", "ENTRY-", "STMT-");
    }

    @Test
    void aServerThatSaysNeitherLeavesTheRecordsOfItsKey() {
        var one =
                new ChangedSince(
                        WHOLE.id(),
                        WHOLE.rule(),
                        WHOLE.key(),
                        WHOLE.difference(),
                        WHOLE.signed(),
                        WHOLE.now(),
                        null);

        assertThat(line(one))
                .startsWith("Amount difference (entry 12, line 1 against statement 2, row 5), ")
                .doesNotContain("AMOUNT_DIFFERENCE", "ENTRY-", "STMT-", "bank/");
    }

    @Test
    void whatDiffersStandsWhereItIsTold() {
        assertThat(line(WHOLE))
                .startsWith("Amount difference, 2.27 USD\nBooks: 2026-11-02, ")
                .doesNotContain("ENTRY-", "STMT-");
    }
}
