package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Of which time a balance above the movements is. Deutsche Bank and Postbank print the last one
/// before them there and the one after them below.
final class CsvTopBalanceTest {
    /// By hand: 2,014.08 + 15.85 − 2,000.00 = 29.93.
    private static final String GERMAN =
            """
            Umsätze
            Konto;Filial-/Kontonummer;IBAN;Währung
            Girokonto;500 1234567 00;DE89370400440532013000;EUR

            20.7.2026 - 3.8.2026
            Letzter Kontostand;;;;2.014,08;EUR
            Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.
            Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung
            3.8.2026;4.8.2026;Wertpapiere;;Zinsen;;;;;;;15,85;;;;;15,85;EUR
            20.7.2026;20.7.2026;SEPA Überweisung;Ada Example;Miete;DE02120300000000202051;;REF1;;;;-2.000,00;;;;-2.000,00;;EUR
            Kontostand;3.8.2026;;;29,93;EUR
            """;

    private static CsvGuess guess(String text) {
        return CsvGuess.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLastBalanceAboveTheMovementsIsTheOpeningOne() {
        CsvGuess guess = guess(GERMAN);
        CsvProfile profile = guess.profile();

        assertThat(profile.openingCell()).isEqualTo("R5C5");
        assertThat(profile.closingCell()).isEqualTo("R-1C5");
        assertThat(guess.unsure())
                .anyMatch(one -> one.startsWith("The “Letzter Kontostand” above the movements"));
        BankFile file = BankSamples.read(GERMAN, new Hints(profile, Currency.EUR, null));
        BankStatement read = file.statements().getFirst();
        assertThat(Objects.requireNonNull(read.opening()).money())
                .isEqualTo(Money.of("2014.08", "EUR"));
        assertThat(Objects.requireNonNull(read.closing()).money())
                .isEqualTo(Money.of("29.93", "EUR"));
        assertThat(read.ties()).isTrue();
    }

    /// Where the line below is cut off, nothing is known of the end.
    @Test
    void aLastBalanceAloneIsNoClosingOne() {
        CsvProfile profile =
                guess(GERMAN.replace("Kontostand;3.8.2026;;;29,93;EUR\n", "")).profile();

        assertThat(profile.openingCell()).isEqualTo("R5C5");
        assertThat(profile.closingCell()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Letzter Kontostand", "Kontostand"})
    void belowTheMovementsItIsTheClosingOne(String word) {
        String text =
                """
                Buchungstag;Text;Betrag
                02.11.2026;Einzahlung;500,00
                03.11.2026;Entgelt;-2,00
                %s;;598,00
                """
                        .formatted(word);
        CsvGuess guess = guess(text);

        assertThat(guess.profile().closingCell()).isEqualTo("R-1C3");
        assertThat(guess.profile().openingCell()).isEmpty();
        assertThat(guess.unsure()).noneMatch(one -> one.contains("balance"));
    }

    @Test
    void thatABalanceAboveDoesNotSayOfWhichTimeItIsIsSaid() {
        CsvGuess guess =
                guess(
                        """
                        Kontostand;;598,00
                        Buchungstag;Text;Betrag
                        02.11.2026;Einzahlung;500,00
                        03.11.2026;Entgelt;-2,00
                        """);

        assertThat(guess.profile().closingCell()).isEqualTo("R1C3");
        assertThat(guess.unsure())
                .contains(
                        "The balance above the movements does not say of which time it is; it is"
                                + " taken as the one after them.");
    }

    /// The words of a balance before the movements and of one after them, both above.
    @ParameterizedTest
    @CsvSource({"Alter Kontostand, Neuer Kontostand", "Anfangssaldo, Endsaldo"})
    void anOldAndANewBalanceAboveAreTheOpeningAndTheClosingOne(String old, String now) {
        CsvGuess guess =
                guess(
                        """
                        %s;;100,00
                        %s;;598,00
                        Buchungstag;Text;Betrag
                        02.11.2026;Einzahlung;500,00
                        03.11.2026;Entgelt;-2,00
                        """
                                .formatted(old, now));

        assertThat(guess.profile().openingCell()).isEqualTo("R1C3");
        assertThat(guess.profile().closingCell()).isEqualTo("R2C3");
        assertThat(guess.unsure()).noneMatch(one -> one.contains("balance"));
    }
}
