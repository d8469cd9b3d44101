package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Debits;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What a sign on the side of money out means is said by the profile, never by the first row.
final class CsvDebitsTest {
    private static final Columns SIDES = new Columns(1, 0, 2, 3, 0, "", 0, 0, 4, 0, 0, 0);
    private static final Columns MARKS = new Columns(1, 0, 2, 0, 3, "C", 0, 0, 4, 0, 0, 0);

    @ParameterizedTest
    @CsvSource({
        "AS_PRINTED, '100,00 -20,00', '-100.00 20.00'",
        "AS_PRINTED, '-20,00 100,00', '20.00 -100.00'",
        "AS_PRINTED, '-20,00', '20.00'",
        "ALWAYS_OUT, '100,00 -20,00', '-100.00 -20.00'",
        "ALWAYS_OUT, '-20,00 100,00', '-20.00 -100.00'",
        "ALIKE, '-20,00', '-20.00'"
    })
    void theProfileSaysWhatASignOnADebitMeans(Debits debits, String printed, String moved) {
        var sides = new StringBuilder();
        var marks = new StringBuilder();
        for (String one : printed.split(" ", -1)) {
            sides.append("01.02.2021;").append(one).append(";;Row\n");
            marks.append("01.02.2021;").append(one).append(";D;Row\n");
        }

        assertThat(sums(sides, SIDES, SignRule.DEBIT_CREDIT, debits))
                .containsExactly(moved.split(" ", -1));
        assertThat(sums(marks, MARKS, SignRule.MARKED, debits))
                .containsExactly(moved.split(" ", -1));
    }

    private static List<String> sums(
            CharSequence text, Columns columns, SignRule sign, Debits debits) {
        BankFile file =
                BankSamples.read(
                        text.toString(),
                        new Hints(BankSamples.plain(columns, sign, 0, debits), null, null));
        assertThat(file.unreadable()).isEmpty();
        return file.statements().getFirst().rows().stream()
                .map(BankRow::money)
                .map(money -> money.amount().toPlainString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'(1.234,56)', '-1234.56'",
        "'(1.234,56 EUR)', '-1234.56'",
        "'EUR (0,50)', '-0.50'",
        "'100,00 CR', '100.00'",
        "'100,00 DR', '-100.00'",
        "'100,00 D', '-100.00'",
        "'100,00 EUR CR', '100.00'",
        "'100,00 EUR', '100.00'",
        "'100,00 CAD', ''",
        "'(-5,00)', ''",
        "'-5,00 CR', ''"
    })
    void bracketsAndMarksBehindAnAmountAreItsSign(String printed, String moved) {
        Columns one = new Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 0);
        BankFile file =
                BankSamples.read(
                        "01.02.2021;" + printed + ";Row\n01.02.2021;7,00;Other\n",
                        new Hints(BankSamples.plain(one, SignRule.SIGNED, 0), null, null));

        assertThat(file.statements().getFirst().rows())
                .filteredOn(row -> row.text().equals("Row"))
                .extracting(row -> row.money().amount().toPlainString())
                .containsExactlyElementsOf(moved.isEmpty() ? List.of() : List.of(moved));
        assertThat(file.unreadable()).hasSize(moved.isEmpty() ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "INVERTED, AS_PRINTED, '50,00 CR|5,00 DR|7,00|(8,00)', '50.00 -5.00 -7.00 8.00'",
        "DEBIT_CREDIT, AS_PRINTED, '100,00 DR|20,00 CR|-3,00', '-100.00 20.00 3.00'",
        "DEBIT_CREDIT, ALWAYS_OUT, '100,00 DR|20,00 CR|-3,00', '-100.00 20.00 -3.00'",
        "DEBIT_CREDIT, ALIKE, '100,00 DR|20,00 CR|3,00', '-100.00 20.00 -3.00'",
        "MARKED, AS_PRINTED, '100,00 DR|-3,00', '-100.00 3.00'"
    })
    void aMarkBehindAnAmountIsFinalWhateverTheProfileSaysOfSigns(
            SignRule sign, Debits debits, String printed, String moved) {
        boolean marked = sign == SignRule.MARKED;
        var text = new StringBuilder();
        for (String one : printed.split("\\|", -1)) {
            text.append("01.02.2021;").append(one).append(marked ? ";D;Row\n" : ";;Row\n");
        }

        assertThat(sums(text, marked ? MARKS : SIDES, sign, debits))
                .containsExactly(moved.split(" ", -1));
    }

    @Test
    void anAmountMarkedAsMoneyInBesideAMarkOfMoneyOutIsShown() {
        BankFile file =
                BankSamples.read(
                        "01.02.2021;5,00 CR;D;Row\n01.02.2021;7,00;D;Other\n",
                        new Hints(
                                BankSamples.plain(MARKS, SignRule.MARKED, 0, Debits.AS_PRINTED),
                                null,
                                null));

        assertThat(file.unreadable()).singleElement().matches(one -> one.field().equals("amount"));
        assertThat(file.statements().getFirst().rows()).hasSize(1);
    }

    @Test
    void aProfileOfBeforeThatWasAskedTakesDebitsOfOneSign() throws Exception {
        CsvProfile now = BankSamples.plain(SIDES, SignRule.DEBIT_CREDIT, 0);
        ObjectNode former = Wire.STRICT.valueToTree(now);
        former.remove("debits");

        assertThat(Wire.STRICT.treeToValue(former, CsvProfile.class)).isEqualTo(now);
    }
}
