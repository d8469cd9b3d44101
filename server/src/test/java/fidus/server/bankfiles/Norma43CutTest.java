package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Unreadable;

import org.junit.jupiter.api.Test;

/// Records of Norma 43 that are shorter than their figures, or stand without line ends.
class Norma43CutTest {
    private static final String ACCOUNT =
            "110000000000000000002601012601312000000000100009783NAME S.L";
    private static final String IN =
            "22    0000260110260110020012000000000010000000000000000000000000";
    private static final String OUT =
            "22    0000260111260112020011000000000005000000000000000000000000";
    private static final String TOTAL =
            "3300000000000000000000001000000000005000000100000000001000200000000010500978";
    private static final String END = "88999999999999999999000004";

    @Test
    void anAmountThatIsCutIsNotReadAsASmallerOne() {
        BankFile file = read(ACCOUNT, IN.substring(0, 40), OUT, TOTAL, END);
        BankStatement statement = file.statements().getFirst();

        assertThat(statement.rows()).hasSize(1);
        assertThat(file.unreadable())
                .containsExactly(
                        new Unreadable(
                                2, "amount", "000000000010", "is cut: it has 12 of its 14 digits"));
        assertThat(BankSamples.tie(statement, BankCheck.READ).ties()).isFalse();
        assertThat(BankSamples.tie(statement, BankCheck.TIE).ties()).isFalse();
    }

    @Test
    void balancesAndTotalsThatAreCutAreShown() {
        String cut = ACCOUNT.substring(0, 40);
        BankFile opening = read(ACCOUNT, IN, OUT, TOTAL, cut, IN, OUT, TOTAL, END);
        BankFile totals = read(ACCOUNT, IN, OUT, TOTAL.substring(0, 42), END);

        assertThat(opening.statements().getLast().opening()).isNull();
        assertThat(opening.unreadable()).extracting(Unreadable::field).contains("opening");
        assertThat(totals.unreadable())
                .extracting(Unreadable::field)
                .contains("credits = record 33", "credit sum = record 33", "closing");
        assertThat(totals.statements().getFirst().closing()).isNull();
    }

    @Test
    void amountsMayBePaddedWithBlanksBeforeThem() {
        BankFile file =
                read(ACCOUNT, IN.replace("200000000001000", "2          1000"), OUT, TOTAL, END);

        assertThat(file.unreadable()).isEmpty();
        assertThat(file.statements().getFirst().ties()).isTrue();
    }

    @Test
    void recordsWithoutLineEndsAreRead() {
        String whole = "%-80s%-80s%-80s%-80s".formatted(ACCOUNT, IN, OUT, TOTAL) + END;
        BankFile file = BankSamples.read(whole, Hints.NONE);

        assertThat(file.unreadable()).isEmpty();
        assertThat(file.statements()).singleElement().matches(BankStatement::ties);
        assertThat(file.statements().getFirst().rows()).extracting("line").containsExactly(2, 3);
        assertThat(file.checks()).allMatch(BankCheck::ties);

        Refused odd =
                catchThrowableOfType(
                        Refused.class,
                        () -> BankSamples.read(whole.replace("22    ", "22     "), Hints.NONE));
        assertThat(odd.problem().code()).isEqualTo(Problem.Code.UNREADABLE);
        assertThat(odd.problem().message())
                .isEqualTo(
                        "Line 1 has 348 characters, where a record of Norma 43 has 80; nothing was"
                                + " taken. Fetch the file again.");
    }

    private static BankFile read(String... records) {
        return BankSamples.read(String.join("\n", records) + "\n", Hints.NONE);
    }
}
