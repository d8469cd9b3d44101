package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Further;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Problem;
import fidus.imports.Unreadable;
import fidus.money.Currency;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Where the movements of a proposed profile begin and end, and which lines are their balances.
final class CsvEdgesTest {
    private static final String GERMAN =
            """
            Kontoauszug Hausbank AG;;;;;
            Anfangssaldo;;;;;50.000,00
            Buchung;Valuta;Verwendungszweck;Soll;Haben;Saldo
            02.11.2026;02.11.2026;Einzahlung;;25.000,00;75.000,00
            05.11.2026;04.11.2026;Entgelt;12,50;;74.987,50
            ;;;Summe Soll;12,50;
            ;;;Endsaldo;;74.987,50
            """;

    private static CsvGuess guess(String text) {
        return CsvGuess.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BankFile read(String text, CsvProfile profile) {
        return BankSamples.read(text, new Hints(profile, Currency.EUR, null));
    }

    @ParameterizedTest
    @CsvSource({"31.11.2026", "31.11.26", "3O.11.2026", "31/11/2026", "31-Nov-2026", "2026-11-31"})
    void aMovementWithAnUnreadableDateAtTheEndIsListedAndNothingTiesWithoutIt(String day) {
        String text =
                """
                Date;Text;Amount;Balance
                01.11.2026;Opening;500,00;1.490,00
                02.11.2026;Fee;-2,00;1.488,00
                03.11.2026;Tea;-3,00;1.485,00
                %s;Big wire out;-900,00;585,00
                """
                        .formatted(day);
        CsvProfile profile = guess(text).profile();

        assertThat(profile.skipLast()).isZero();
        BankFile file = read(text, profile);
        assertThat(file.unreadable()).extracting(Unreadable::line).containsExactly(5);
        assertThat(file.statements()).noneMatch(one -> one.ties() && one.rows().size() < 4);
        BankFile next = read(text.replace(day, "04.11.2026"), profile);
        assertThat(next.statements().getFirst().rows())
                .as("all movements of the next file")
                .hasSize(4);
    }

    @Test
    void aMovementWithAnUnreadableDateAtTheBeginningIsNoHeading() {
        String text =
                """
                Date;Text;Debit;Credit;Balance
                31.11.2026;Standing order rent;10,00;;990,00
                01.12.2026;Salary;;500,00;1.490,00
                02.12.2026;Fee;2,00;;1.488,00
                """;
        CsvProfile profile = guess(text).profile();

        assertThat(profile.skipFirst()).isEqualTo(1);
        assertThat(profile.columns().balance()).as("its heading is used").isEqualTo(5);
        BankFile file = read(text, profile);
        assertThat(file.unreadable()).extracting(Unreadable::line).containsExactly(2);
        assertThat(file.statements()).noneMatch(one -> one.ties() && one.rows().size() < 3);
    }

    /// Its debit column is none of amounts, as words stand in one row.
    @Test
    void aMovementAtTheEdgeMayHaveItsAmountInAnyColumn() {
        String text =
                """
                Date;Text;Debit;Credit
                31.11.2026;bad date;10,00;
                18.11.2026;Pay;;20,00
                18.11.2026;words;abc;
                """;

        assertThat(guess(text).profile().skipFirst()).isEqualTo(1);
    }

    @Test
    void whatStandsAroundTheMovementsIsNoneOfThem() {
        String text =
                """
                Saldo 31.10.2026;;100,00
                01.11.2026 - 30.11.2026;;
                Date;Text;Amount
                01.11.2026;Pay;500,00
                02.11.2026;Fee;-2,00
                2;Total;498,00
                Saldo 30.11.2026;;598,00
                30.11.2026 Endsaldo;;598,00
                """;

        CsvProfile profile = guess(text).profile();

        assertThat(profile.skipFirst()).isEqualTo(3);
        assertThat(profile.skipLast()).isEqualTo(3);
        assertThat(read(text, profile).unreadable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Anfangssaldo, Endsaldo",
        "Alter Saldo, Neuer Saldo",
        "Saldovortrag, Kontostand",
        "Kontostand am Anfang, Kontostand am Ende",
        "Opening balance, Closing balance",
        "Saldo inicial, Saldo final",
        "Solde initial, Solde final",
        "Beginsaldo, Eindsaldo"
    })
    void theOpeningBalanceIsNotTheClosingOne(String opening, String closing) {
        String text = GERMAN.replace("Anfangssaldo", opening).replace("Endsaldo", closing);
        CsvProfile profile = guess(text).profile();

        assertThat(profile.openingCell()).isEqualTo("R2C6");
        assertThat(profile.closingCell()).isEqualTo("R-1C6");
        BankFile file = read(text, profile);
        assertThat(Objects.requireNonNull(file.statements().getFirst().closing()).money().amount())
                .isEqualByComparingTo("74987.50");
        assertThat(file.statements()).allMatch(BankStatement::ties);
    }

    @Test
    void bothBalancesMayStandInOneLine() {
        String text =
                """
                Opening balance;100,00;Closing balance;598,00
                Date;Text;Amount;Currency
                01.11.2026;Pay;500,00;EUR
                02.11.2026;Fee;-2,00;EUR
                """;

        CsvProfile profile = guess(text).profile();

        assertThat(profile.openingCell()).isEqualTo("R1C2");
        assertThat(profile.closingCell()).isEqualTo("R1C4");
    }

    @Test
    void anAccountInEachRowIsTheHousesOwnWhereSeveralRowsAreOfOne() {
        String text =
                """
                Account;Date;Text;Amount;Currency
                DE89370400440532013000;13.11.2026;Client Berg;1.000,00;EUR
                GB29NWBK60161331926819;13.11.2026;Client Smith;2.000,00;GBP
                DE89370400440532013000;14.11.2026;Fee;-5,00;EUR
                """;

        CsvGuess guess = guess(text);

        assertThat(guess.profile().columns().more().account()).isEqualTo(1);
        assertThat(guess.unsure()).anyMatch(one -> one.contains("column 1 (Account)"));
        assertThat(read(text, guess.profile()).statements())
                .extracting(one -> one.account() + " " + one.rows().size())
                .containsExactly("DE89370400440532013000 2", "GB29NWBK60161331926819 1");
        String payers = text.replace("NWBK", "NWBL").replaceFirst("3000;14", "3001;14");
        Further more = guess(payers).profile().columns().more();
        assertThat(more.account()).as("another one in each row").isZero();
    }

    @Test
    void whichLinesAreLeftOutIsSaid() {
        CsvLeftOut said = leftOut(GERMAN, guess(GERMAN).profile());

        assertThat(said.around())
                .containsExactly(
                        "Left out before the movements: 3 rows, the last is “Buchung | Valuta |"
                                + " Verwendungszweck | Soll | Haben | Saldo”.",
                        "Left out after them: 2 rows, the first is “Summe Soll | 12,50”.");
        assertThat(said.movements()).isEmpty();
    }

    @Test
    void aLineThatIsLeftOutAndReadsAsAMovementIsNamed() {
        String first = "Date;Text;Amount\n01.11.2026;Pay;5,00\n02.11.2026;Fee;-2,00\nTotal;;3,00\n";
        CsvProfile profile = guess(first).profile();
        assertThat(profile.skipLast()).isEqualTo(1);
        assertThat(leftOut(first, profile).movements()).isEmpty();

        String next = first.replace("Total;;3,00", "03.11.2026;Salary;100,00");

        assertThat(leftOut(next, profile).movements())
                .containsExactly(
                        "Row 4 is left out and reads as a movement: “03.11.2026 | Salary | 100,00”."
                                + " Correct how many rows are left out where it is one.");
    }

    @Test
    void aPlaceOfABalanceBeyondTheFileIsNamedWithTheRowsThereAre() {
        CsvProfile it = guess(GERMAN).profile();
        for (String place : List.of("R99C1", "R-99C1")) {
            var profile =
                    new CsvProfile(
                            it.name(),
                            it.delimiter(),
                            it.charset(),
                            it.datePattern(),
                            it.decimal(),
                            it.currency(),
                            it.columns(),
                            it.sign(),
                            it.skipFirst(),
                            it.skipLast(),
                            it.openingCell(),
                            place);

            assertThat(read(GERMAN, profile).unreadable())
                    .extracting(one -> one.text() + " " + one.reason())
                    .containsExactly(place + " is no place in the file: it has 7 rows");
        }
    }

    @Test
    void anotherEncodingIsNamedWithTheOneTheBytesLookLike() {
        CsvProfile profile = guess(GERMAN.replace("Entgelt", "Gebühr")).profile();
        byte[] western = GERMAN.replace("Entgelt", "Gebühr").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reading(western, profile).refusal())
                .isNotNull()
                .extracting(Problem::message)
                .asString()
                .contains("is not written in UTF-8", "look like windows-1252");
    }

    /// Only what is read has to reach the columns.
    @Test
    void aMonthWithoutMovementsMayBeOneLineWithoutColumns() {
        var columns = new CsvProfile.Columns(1, 0, 3, 0, 0, "", 0, 0, 2, 0, 0, 0);
        CsvProfile profile = BankSamples.plain(columns, SignRule.SIGNED, 1);

        assertThat(read("Keine Umsätze\n", profile).statements().getFirst().rows()).isEmpty();
    }

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertThatThrownBy(() -> guess("")).hasMessageContaining("empty (0 bytes)");
    }

    private static CsvLeftOut leftOut(String text, CsvProfile profile) {
        return reading(text.getBytes(StandardCharsets.UTF_8), profile).leftOut();
    }

    private static CsvReading reading(byte[] content, CsvProfile profile) {
        try {
            Path file = Files.createTempFile("bank", ".csv");
            try {
                Files.write(file, content);
                return new BankFileReader(Limits.upload(20))
                        .readCsv(file, new Hints(profile, Currency.EUR, null));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
