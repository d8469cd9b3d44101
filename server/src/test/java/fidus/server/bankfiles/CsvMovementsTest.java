package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.SignRule;
import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// Which records of a CSV file are booked, and which way their money went.
class CsvMovementsTest {
    private static BankFile read(String text, Columns columns, SignRule sign) {
        return BankSamples.read(text, new Hints(BankSamples.plain(columns, sign, 0), null, null));
    }

    private static BankFile marked(String text, String creditMarks) {
        return read(
                text, new Columns(1, 0, 2, 0, 3, creditMarks, 0, 0, 0, 0, 0, 0), SignRule.MARKED);
    }

    private static List<Money> sums(BankFile file) {
        return file.statements().getFirst().rows().stream().map(BankRow::money).toList();
    }

    @Test
    void aRecordWithoutItsBookingDateIsPendingWhateverItIsValued() {
        String text =
                """
                Pending;05.01.2027;-10,00;Shop
                ;05.01.2027;-4,00;Another shop
                04.01.2027;05.01.2027;-3,00;Fee
                """;

        BankFile file =
                read(text, new Columns(1, 2, 3, 0, 0, "", 0, 0, 4, 0, 0, 0), SignRule.SIGNED);
        BankFile valuedOnly =
                read(text, new Columns(0, 2, 3, 0, 0, "", 0, 0, 4, 0, 0, 0), SignRule.SIGNED);

        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::status)
                .containsExactly(
                        BankRow.Status.PENDING, BankRow.Status.PENDING, BankRow.Status.BOOKED);
        assertThat(valuedOnly.statements().getFirst().rows())
                .extracting(BankRow::status)
                .containsOnly(BankRow.Status.BOOKED);
    }

    @Test
    void theClosingBalanceOfAFileWithoutBookingDatesIsOfItsNewestValueDate() {
        BankFile file =
                read(
                        "04.01.2027;-4,00;96,00\n30.01.2027;-6,00;90,00\n",
                        new Columns(0, 1, 2, 0, 0, "", 0, 0, 0, 0, 0, 3),
                        SignRule.SIGNED);

        assertThat(file.statements().getFirst().closing())
                .isNotNull()
                .satisfies(
                        closing -> {
                            assertThat(closing.money().amount()).isEqualByComparingTo("90.00");
                            assertThat(closing.on()).isEqualTo(LocalDate.of(2027, 1, 30));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "CR, -5.00 -6.00 -9.00, 3 4",
        "CR|C, -5.00 -6.00 8.00 -9.00, 3",
        "'', -5.00 -6.00, 3 4 5",
        "CR|, -5.00 -6.00 9.00, 3 4"
    })
    void aMarkOfNeitherDirectionIsShownAndMovesNoMoney(
            String creditMarks, String moved, String shown) {
        String text =
                """
                01.02.2021;5,00;D
                01.02.2021;6,00;Soll
                01.02.2021;7,00;RC
                01.02.2021;8,00;C
                01.02.2021;9,00;
                """;

        BankFile file = marked(text, creditMarks);

        assertThat(sums(file).stream().map(one -> one.amount().toPlainString()))
                .containsExactly(moved.split(" ", -1));
        assertThat(file.unreadable().stream().map(one -> Integer.toString(one.line())))
                .containsExactly(shown.split(" ", -1));
        assertThat(file.unreadable()).allMatch(one -> one.field().equals("mark"));
    }

    @Test
    void aProposalKnowsTheMarksOfMoneyInThatTheFirstFileDoesNotHold() {
        String first =
                """
                Date;Text;Amount;DC
                03.02.2021;Rent;12,00;D
                15.02.2021;Fee;5,00;D
                """;
        CsvProfile proposed = CsvGuess.of(first.getBytes(StandardCharsets.UTF_8)).profile();

        BankFile next =
                BankSamples.read(
                        first.replace("5,00;D", "5,00;C"), new Hints(proposed, null, null));

        assertThat(proposed.sign()).isEqualTo(SignRule.MARKED);
        assertThat(sums(next).getLast().amount()).isEqualByComparingTo("5.00");
    }

    @ParameterizedTest
    @CsvSource({
        "'1,00 2,00 3,00', '-1.00 -2.00 -3.00', ''",
        "'-1,00 -2,00 -3,00', '-1.00 -2.00 -3.00', ''",
        "'1,00 0,00 -3,00', '-1.00 0.00', 3"
    })
    void debitsHaveOneSignInAFileAndOneWithTheOtherIsNotGuessedAt(
            String debits, String moved, String unreadable) {
        var text = new StringBuilder();
        for (String debit : debits.split(" ", -1)) {
            text.append("01.02.2021;").append(debit).append(";;Row\n");
        }

        BankFile file =
                read(
                        text.toString(),
                        new Columns(1, 0, 2, 3, 0, "", 0, 0, 4, 0, 0, 0),
                        SignRule.DEBIT_CREDIT);

        assertThat(sums(file).stream().map(one -> one.amount().toPlainString()))
                .containsExactly(moved.split(" ", -1));
        assertThat(file.unreadable().stream().map(one -> Integer.toString(one.line())))
                .isEqualTo(unreadable.isEmpty() ? List.of() : List.of(unreadable));
        assertThat(file.statements().getFirst().ties()).isEqualTo(unreadable.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"$, true", "¥, true", "£, true", "€, false", "EUR, false", "USD, true"})
    void aSignOfAnotherCurrencyThanTheAccountsIsNotItsMoney(String sign, boolean refused) {
        BankFile file =
                read(
                        "01.02.2021;" + sign + "1,00;Row\n01.02.2021;€2,00;Row\n",
                        new Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 0),
                        SignRule.SIGNED);

        assertThat(file.unreadable()).hasSize(refused ? 1 : 0);
    }
}
