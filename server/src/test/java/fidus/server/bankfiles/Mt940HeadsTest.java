package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where messages of MT940 begin and end, whatever became of the lines that say so: a row stands in
/// the statement of its own account or in one of none, and what is missing is told.
class Mt940HeadsTest {
    private static final String A =
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
            -
            """;
    private static final String B =
            """
            :20:TWO
            :25:ACCOUNT-B
            :28C:2/1
            :60F:C260201EUR100,00
            :61:2602100210C5,00NTRFNONREF
            :86:second
            :62F:C260228EUR105,00
            -
            """;
    private static final String WHOLE = "ONE ACCOUNT-A 1/1 2 100.00 > 100.00";
    private static final String SECOND = "TWO ACCOUNT-B 2/1 1 100.00 > 105.00";

    private static BankFile file(String text) {
        return read(text, Hints.NONE);
    }

    private static List<String> statements(BankFile file) {
        return file.statements().stream().map(Mt940HeadsTest::shown).toList();
    }

    private static String shown(BankStatement one) {
        return Texts.joined(
                one.statementId(),
                one.account(),
                one.number(),
                String.valueOf(one.rows().size()),
                one.opening() == null ? "" : one.opening().money().amount().toPlainString(),
                ">",
                one.closing() == null ? "" : one.closing().money().amount().toPlainString());
    }

    private static List<String> told(BankFile file) {
        return file.unreadable().stream().map(one -> one.line() + " " + one.field()).toList();
    }

    private static String unread(BankStatement one) {
        return one.checks().stream()
                .filter(BankCheck::ofReading)
                .map(check -> check.left() + " of " + check.right())
                .findFirst()
                .orElse("");
    }

    private static Refused refused(String text) {
        Refused refused = catchThrowableOfType(Refused.class, () -> file(text));
        assertThat(refused).isNotNull();
        assertThat(refused.problem().code()).isEqualTo(Problem.Code.CUT_FILE);
        return refused;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", " ", "\u00a0\t", "\ufeff", "\u0003\u0001", "\u001a"})
    void whatATransferLeftBeforeALineCostsNoStatement(String junk) {
        BankFile first = file(junk + A + B);
        BankFile second = file(A + junk + B);
        BankFile unmarked = file((A + junk + B).replace("-\n", ""));
        BankFile each = file((A + B).replaceAll("(?m)^", junk));

        for (BankFile one : new BankFile[] {first, second, unmarked, each}) {
            assertThat(statements(one)).containsExactly(WHOLE, SECOND);
            assertThat(told(one)).isEmpty();
            assertThat(one.statements()).allMatch(BankStatement::ties);
        }
    }

    @Test
    void filesPutTogetherKeepTheirStatementsInAnyCharacterSet() {
        String joined = "\ufeff" + A + "\ufeff" + B;
        BankFile wide = read(joined.getBytes(StandardCharsets.UTF_16LE), Hints.NONE);
        byte[] marked =
                ("\u00ef\u00bb\u00bf" + A + "\u00ef\u00bb\u00bf" + B.replace("second", "f\u00fcr"))
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(statements(wide)).containsExactly(WHOLE, SECOND);
        assertThat(statements(read(marked, Hints.NONE))).containsExactly(WHOLE, SECOND);
    }

    @Test
    void namesOfFieldsInSmallLettersAreTheSame() {
        BankFile file = file(A.replace(":60F:", ":60f:").replace(":62F:", ":62f:") + B);

        assertThat(statements(file)).containsExactly(WHOLE, SECOND);
        assertThat(told(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:20:TWO\n", "20:TWO\n", "", "?\n"})
    void aMessageWhoseFirstLineIsLostIsOneOfItsOwn(String instead) {
        String headless = B.replace(":20:TWO\n", instead);
        for (String text : new String[] {A + headless, (A + headless).replace("-\n", "")}) {
            BankFile file = file(text);

            assertThat(statements(file)).containsExactly(WHOLE, SECOND.replace("TWO ", ""));
            assertThat(file.statements().getFirst().ties()).isTrue();
            assertThat(unread(file.statements().getLast())).isEqualTo("1 of 2");
            assertThat(file.unreadable()).hasSize(1);
            assertThat(file.unreadable().getFirst().text()).isEqualTo(":25:ACCOUNT-B");
        }
        BankFile before = file(headless + A);
        assertThat(statements(before)).containsExactly(SECOND.replace("TWO ", ""), WHOLE);
        assertThat(before.unreadable()).hasSize(1);
    }

    @Test
    void rowsAreNeverThoseOfAnotherAccountHoweverMuchOfItsHeadIsLost() {
        String[] lines = B.split("(?<=\n)", 5);
        for (String end : new String[] {"", "-\n"}) {
            String one = A.replace("-\n", end);
            assertThat(statements(file(one + lines[2] + lines[3] + lines[4])))
                    .containsExactly(WHOLE, "2/1 1 100.00 > 105.00");
            assertThat(statements(file(one + lines[3] + lines[4])))
                    .containsExactly(WHOLE, "1 100.00 > 105.00");
            BankFile rows = file(one + lines[4]);
            assertThat(statements(rows)).containsExactly(WHOLE, "1 > 105.00");
            assertThat(rows.unreadable())
                    .extracting(told -> told.field())
                    .containsExactly("20", "60F");
        }
        String closing = file(A + ":62F:C260228EUR105,00\n-\n").statements().getLast().toString();
        assertThat(closing).doesNotContain("ACCOUNT-A");
        BankFile available = file(A + ":64:C260228EUR105,00\n-\n" + B);
        assertThat(statements(available)).containsExactly(WHOLE, SECOND);
        assertThat(available.statements().getFirst().balances()).hasSize(2);
        assertThat(told(available)).containsExactly("11 20");
    }

    @Test
    void aMessageCutBeforeItsEndLosesNoRowToTheNext() {
        String cut = A.substring(0, A.indexOf(":61:260111"));
        BankFile accounts = file(cut + B.substring(B.indexOf(":25:")));
        BankFile pages = file(cut + B.substring(B.indexOf(":60F:")));
        BankFile next = file(cut + B);

        assertThat(statements(accounts))
                .containsExactly("ONE ACCOUNT-A 1/1 1 100.00 >", SECOND.replace("TWO ", ""));
        assertThat(statements(pages))
                .containsExactly("ONE ACCOUNT-A 1/1 1 100.00 >", "1 100.00 > 105.00");
        assertThat(statements(next)).containsExactly("ONE ACCOUNT-A 1/1 1 100.00 >", SECOND);
        assertThat(told(next)).containsExactly("1 62F");
        assertThat(unread(next.statements().getFirst())).isEqualTo("1 of 2");
        assertThat(next.statements().getLast().ties()).isTrue();
        assertThat(told(file(A.replaceFirst(":60F:.*\n", "") + B))).containsExactly("1 60F");
    }

    @Test
    void linesThatStandTwiceAreToldAndMakeNoStatement() {
        for (String line : A.split("(?<=\n)")) {
            if (line.startsWith("-") || line.startsWith(":86:")) {
                continue;
            }
            BankFile file = file(A.replace(line, line + line) + B);
            assertThat(file.statements()).as(line).hasSize(2);
            assertThat(file.statements().getFirst().account()).isEqualTo("ACCOUNT-A");
            boolean told = !file.unreadable().isEmpty();
            assertThat(told || !file.statements().getFirst().ties()).as(line).isTrue();
        }
        BankFile alone = file(":20:ONE\n" + A + B);
        assertThat(statements(alone)).containsExactly(WHOLE, SECOND);
        assertThat(told(alone)).containsExactly("1 20");
    }

    @Test
    void pagesGoOnAsStatementsOfTheirOwn() {
        String page = A.replace(":62F:", ":62M:") + B.replace(":60F:", ":60M:");

        assertThat(statements(file(page))).containsExactly(WHOLE, SECOND);
        assertThat(told(file(page))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C260131EUR100.00",
                "C260131EUR1.100,00",
                "C260131EUR 100,00",
                "C260131EUR-90,00",
                "C260131EUR100,001"
            })
    void aClosingBalanceThatCannotBeReadIsShownAndNotCalledMissing(String written) {
        for (String end : new String[] {"", "-\n"}) {
            BankFile file = file(A.replace("C260131EUR100,00\n-\n", written + "\n" + end));

            assertThat(statements(file)).containsExactly("ONE ACCOUNT-A 1/1 2 100.00 >");
            assertThat(told(file)).containsExactly("9 62F");
            assertThat(written).endsWith(file.unreadable().getFirst().text());
            assertThat(unread(file.statements().getFirst())).isEqualTo("2 of 3");
        }
    }

    @Test
    void rowsBetweenBalancesThatCannotBeReadAreInTheirCurrency() {
        BankFile file = file(A.replace("EUR100,00", "EUR-100,00"));

        assertThat(told(file)).containsExactly("4 60F", "9 62F");
        assertThat(file.statements().getFirst().currency()).isEqualTo(Currency.EUR);
        assertThat(unread(file.statements().getFirst())).isEqualTo("2 of 4");
    }

    @Test
    void aClosingBalanceOfADayThatDoesNotExistKeepsItsAmount() {
        BankFile file = file(A.replace("C260131", "C260230"));

        assertThat(statements(file)).containsExactly(WHOLE);
        assertThat(told(file)).containsExactly("9 62F");
        assertThat(file.statements().getFirst().to()).isNull();
        assertThat(BankSamples.tie(file.statements().getFirst(), BankCheck.TIE).ties()).isTrue();
    }

    @Test
    void aFileThatEndsInItsClosingBalanceIsCut() {
        for (String half : new String[] {"", "C", "C2601", "C260131EUR", "C260131EUR100"}) {
            String cut = A.replace("C260131EUR100,00\n-\n", half);
            assertThat(refused(cut).problem().message())
                    .contains("closing balance", "begins on line 1.");
        }
        String none = A.substring(0, A.indexOf(":62F:"));
        assertThat(refused(A + none).problem().message()).contains("begins on line 11.");
    }

    @Test
    void balancesOfTwoCurrenciesDoNotTie() {
        BankFile file = file(A.replace(":62F:C260131EUR100,00", ":62F:C260131USD110,00") + B);

        BankStatement first = file.statements().getFirst();
        assertThat(first.closing()).isNull();
        assertThat(first.ties()).isFalse();
        assertThat(told(file)).containsExactly("9 62F");
        assertThat(file.unreadable().getFirst().text()).isEqualTo("C260131USD110,00");
    }

    @Test
    void textBehindTheLastEndMarkIsNamedWithItsLine() {
        assertThat(refused(A + "thank you\nmore\n").problem().message())
                .contains("Line 11", "'thank you'", "behind the end mark")
                .doesNotContain("misses");
    }
}
