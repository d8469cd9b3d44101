package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// What is proposed for a CSV file, and what is said to be unclear in it.
class CsvGuessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv-de-dkb-2023.csv",
                "csv-uk-card-pounds.csv",
                "own-debit-credit-header-block.csv",
                "own-two-currencies.csv"
            })
    void theProposalReadsTheSampleAsItsOwnProfileDoes(String name) {
        CsvGuess guess = CsvGuess.of(BankSamples.bytes(name));

        BankFile own = BankSamples.read(name);
        BankFile read =
                BankSamples.read(BankSamples.bytes(name), new Hints(guess.profile(), null, null));
        assertThat(read.unreadable()).as("%s", guess).isEqualTo(own.unreadable());
        assertThat(read.statements()).as("%s", guess).hasSameSizeAs(own.statements());
        for (int i = 0; i < own.statements().size(); i++) {
            var wanted = own.statements().get(i);
            var got = read.statements().get(i);
            assertThat(got.currency()).as("%s", guess).isEqualTo(wanted.currency());
            assertThat(got.rows().stream().map(row -> row.bookingDate() + " " + row.money()))
                    .as("%s", guess)
                    .isEqualTo(
                            wanted.rows().stream()
                                    .map(row -> row.bookingDate() + " " + row.money())
                                    .toList());
            assertThat(got.opening()).isEqualTo(wanted.opening());
            assertThat(got.closing()).isEqualTo(wanted.closing());
        }
    }

    /// The purpose says what for; who it was with stands before it.
    @Test
    void shortHeadingsTellWhoAndWhatFor() {
        CsvGuess guess = guess("Valuta;Buchung;Wer;Wozu;Saldo danach;Betrag");

        assertThat(guess.profile().columns().counterparty()).isEqualTo(3);
        assertThat(guess.profile().columns().text()).isEqualTo(4);
        assertThat(guess.profile().columns().more().text2()).isZero();
        assertThat(guess.unsure()).noneMatch(one -> one.contains("length"));
    }

    @Test
    void whereNoHeadingTellsTheTextNeitherOfTwoIsDropped() {
        CsvGuess guess = guess("Valuta;Buchung;A;B;Saldo danach;Betrag");

        assertThat(guess.profile().columns().text()).isEqualTo(3);
        assertThat(guess.profile().columns().more().text2()).isEqualTo(4);
        assertThat(guess.unsure()).contains("Which columns are the text was told by their length.");
    }

    /// A title that only begins as a short word does is another one.
    @Test
    void shortHeadingsAreNotFoundWithinOthers() {
        CsvGuess guess = guess("Valuta;Buchung;Werbung;Zusatz;Saldo danach;Betrag");

        assertThat(guess.profile().columns().counterparty()).isZero();
    }

    private static CsvGuess guess(String heading) {
        String file =
                """
                Northern Bank AG - Kontoauszug / Account export;;;;;
                Konto;DE87200500001234567890;;;;
                Zeitraum;25.11.2026 - 25.11.2026;;;;

                %s
                25.11.2026;25.11.2026;Marrow & Finch Ltd;Kleine Gutschrift;83.692,91;100,00
                25.11.2026;25.11.2026;Northern Bank;Porto;83.689,71;-3,20
                """
                        .formatted(heading);
        return CsvGuess.of(file.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        // the first day is the value date's, the booking's stands behind it
        "Valuta;Buchungstag, 2, 1",
        "Fecha valor;Fecha operación, 2, 1",
        "Value date;Booking date, 2, 1",
        "Booking date;Value date, 1, 2",
        "Date;Value, 1, 2",
        // nothing says which is which
        "First;Second, 1, 0",
    })
    void theDayOfTheBookingIsTheColumnThatIsNotCalledTheValueDate(
            String titles, int booked, int valued) {
        String text =
                titles
                        + """
                        ;Text;Amount;Balance
                        30.11.2026;01.12.2026;RENT;-1.200,00;8.800,00
                        02.12.2026;03.12.2026;RENT;-1.200,00;7.600,00
                        """;
        CsvProfile profile = CsvGuess.of(text.getBytes(StandardCharsets.UTF_8)).profile();

        assertThat(profile.columns().bookingDate()).isEqualTo(booked);
        assertThat(profile.columns().valueDate()).isEqualTo(valued);
    }

    @Test
    void aDayNoCalendarHasDoesNotMakeTheValueDateTheBookings() {
        String text =
                """
                Booking date;Value date;Text;Amount;Balance
                27.02.2026;27.02.2026;RENT;-1.200,00;8.800,00
                30.02.2026;02.03.2026;RENT;-1.200,00;7.600,00
                """;
        CsvProfile profile = CsvGuess.of(text.getBytes(StandardCharsets.UTF_8)).profile();

        assertThat(profile.columns().bookingDate()).isEqualTo(1);
        assertThat(profile.columns().valueDate()).isEqualTo(2);
    }

    @Test
    void aSpanishStatementWithBalancesIsUnderstood() {
        String text =
                """
                Movimientos de la cuenta;;;;
                Titular;EXAMPLE FUND SL;;;
                Fecha operación;Fecha valor;Concepto;Importe;Saldo;Divisa
                03/02/2021;02/02/2021;COMISION;-1.210,00;8.790,00;EUR
                15/02/2021;15/02/2021;TRANSFERENCIA;500,00;9.290,00;EUR
                """;
        CsvProfile profile = CsvGuess.of(text.getBytes(StandardCharsets.ISO_8859_1)).profile();

        assertThat(profile.charset()).isEqualTo("windows-1252");
        assertThat(profile.datePattern()).isEqualTo("dd/MM/yyyy");
        assertThat(profile.decimal()).isEqualTo(Decimal.COMMA);
        assertThat(profile.sign()).isEqualTo(SignRule.SIGNED);
        assertThat(profile.columns().valueDate()).isEqualTo(2);
        assertThat(profile.columns().text()).isEqualTo(3);
        assertThat(profile.columns().amount()).isEqualTo(4);
        assertThat(profile.columns().balance()).isEqualTo(5);
        assertThat(profile.columns().currency()).isEqualTo(6);
        assertThat(profile.skipFirst()).isEqualTo(3);
    }

    @Test
    void whatIsUnclearIsSaid() {
        String text = "Date,What,Amount\n03/04/2021,Rent,12.00\n05/06/2021,Pay,14.00\n";

        CsvGuess guess = CsvGuess.of(text.getBytes(StandardCharsets.UTF_8));

        assertThat(guess.unsure())
                .anyMatch(one -> one.contains("MM/dd/yyyy, dd/MM/yyyy"))
                .anyMatch(one -> one.contains("currency"))
                .anyMatch(one -> one.contains("below zero"));
        String shorter = text.replace("03/04", "3/4").replace("05/06", "5/6");
        assertThat(CsvGuess.of(shorter.getBytes(StandardCharsets.UTF_8)).unsure())
                .contains("Days read as any of M/d/yyyy, d/M/yyyy.");
        assertThat(guess.profile().currency()).isNull();
        assertThat(guess.profile().decimal()).isEqualTo(Decimal.POINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    1/5/2024 | 1/25/2024 | M/d/yyyy
                    5/1/2024 | 25/1/2024 | d/M/yyyy
                    2024-01-05 13:22:10 | 2024-01-25 00:00:00 | yyyy-MM-dd HH:mm:ss
                    2024-01-05T13:22:10Z | 2024-01-25T13:22:10+02:00 | yyyy-MM-dd'T'HH:mm:ssXXX
                    05.01.2024 13:45 | 25.01.2024 9:05 | d.M.yyyy H:mm
                    Jan 5, 2024 | Jan 25, 2024 | MMM d, yyyy
                    5 Jan 2024 | 25 Jan 2024 | d MMM yyyy
                    """)
    void daysAreProposedHoweverTheyAreWritten(String first, String second, String pattern) {
        byte[] text =
                "Date;What;Amount\n%s;Rent;-12.00\n%s;Pay;14.00\n"
                        .formatted(first, second)
                        .getBytes(StandardCharsets.UTF_8);
        CsvGuess guess = CsvGuess.of(text);

        CsvProfile profile = guess.profile();
        assertThat(guess.unsure()).noneMatch(one -> one.startsWith("Days read as any of"));
        assertThat(profile.datePattern()).isEqualTo(pattern);
        assertThat(
                        BankSamples.read(text, new Hints(profile, null, null))
                                .statements()
                                .getFirst()
                                .rows())
                .extracting(row -> row.bookingDate() + " " + row.money().amount())
                .containsExactly("2024-01-05 -12.00", "2024-01-25 14.00");
    }

    @Test
    void whereNoColumnReadsAsDaysAPersonIsToSayWhichItIs() {
        String text = "What;Booking date;Amount\nRent;2024.01.05;-12.00\nPay;2024.01.25;14.00\n";

        CsvGuess guess = CsvGuess.of(text.getBytes(StandardCharsets.UTF_8));

        assertThat(guess.unsure()).first().asString().startsWith("No column reads as days");
        CsvProfile profile = guess.profile();
        assertThat(profile.delimiter()).isEqualTo(";");
        assertThat(profile.skipFirst()).isEqualTo(1);
        assertThat(profile.columns().bookingDate()).isEqualTo(2);
        assertThat(profile.columns().amount()).isEqualTo(3);
        assertThat(profile.decimal()).isEqualTo(Decimal.POINT);
        byte[] line = "2024.01.25;14.00;Pay".getBytes(StandardCharsets.UTF_8);
        assertThat(CsvGuess.of(line).profile().skipFirst()).as("its one line is read").isZero();
    }

    @Test
    void unicodeTextOfASpreadsheetIsReadByItsMark() {
        String text = "\ufeffDate\tWhat\tAmount\n05.01.2024\tMüller\t-12,00\n";
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] file = text.getBytes(wide);
            CsvProfile profile = CsvGuess.of(file).profile();

            assertThat(profile.charset()).isEqualTo(wide.name());
            assertThat(
                            BankSamples.read(file, new Hints(profile, null, null))
                                    .statements()
                                    .getFirst()
                                    .rows())
                    .extracting(BankRow::text)
                    .containsExactly("Müller");
        }
    }

    @Test
    void textWithoutATableIsRefused() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> CsvGuess.of("Dear sir,\nwe write".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.problem().code()).isEqualTo(Problem.Code.UNKNOWN_FORMAT);
    }

    @Test
    void noiseIsProposedForOrRefused() {
        long seed = 77;
        var random = new Random(seed);
        byte[] whole = BankSamples.bytes("csv-uk-card-pounds.csv");
        for (int round = 0; round < 300; round++) {
            byte[] copy = whole.clone();
            for (int i = 0; i < 12; i++) {
                copy[random.nextInt(copy.length)] = (byte) (random.nextInt(96) + 32);
            }
            try {
                assertThat(CsvGuess.of(copy).profile().columns().amount())
                        .as("seed %d, round %d", seed, round)
                        .isPositive();
            } catch (Refused refused) {
                assertThat(refused.problem().code()).isEqualTo(Problem.Code.UNKNOWN_FORMAT);
            }
        }
    }
}
