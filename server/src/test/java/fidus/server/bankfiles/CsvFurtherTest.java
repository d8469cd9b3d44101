package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Further;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Refused;
import fidus.contract.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

/// Columns for accounts, the payer's id and a second text.
final class CsvFurtherTest {
    private static final CsvProfile ALL = profile(new Further(7, 4, 5, 6));

    private static CsvProfile profile(Further further) {
        return BankSamples.plain(
                new Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 8, further), SignRule.SIGNED, 0);
    }

    private static BankFile read(String text, CsvProfile profile) {
        return BankSamples.read(text, new Hints(profile, null, null));
    }

    @Test
    void aRowSaysTheOtherPartysAccountThePayersIdAndBothTexts() {
        BankFile file =
                read(
                        "01.02.2021;5,00;Rent;DE89 3704 0044 0532 0130 00;E-77;flat 4;;\n"
                                + "02.02.2021;6,00;Fee;;NOTPROVIDED;;;\n",
                        ALL);

        assertThat(file.statements().getFirst().rows())
                .extracting(BankRow::counterpartyAccount, BankRow::endToEndId, BankRow::text)
                .containsExactly(
                        tuple("DE89370400440532013000", "E-77", "Rent flat 4"),
                        tuple("", "", "Fee"));
    }

    @Test
    void eachAccountThatTheRowsPrintIsAStatementWithItsOwnBalance() {
        BankFile file =
                read(
                        "01.02.2021;5,00;a;;;;11 22;105,00\n"
                                + "01.02.2021;7,00;b;;;;3344;27,00\n"
                                + "02.02.2021;1,00;c;;;;1122;106,00\n",
                        ALL);

        assertThat(file.statements())
                .extracting(
                        BankStatement::account,
                        one -> one.rows().size(),
                        one -> one.closing() == null ? "" : one.closing().money().toString())
                .containsExactly(tuple("1122", 2, "106.00 EUR"), tuple("3344", 1, "27.00 EUR"));
    }

    @Test
    void aProfileOfBeforeNamesNoneOfThem() throws Exception {
        CsvProfile now = profile(Further.NONE);
        ObjectNode former = Wire.STRICT.valueToTree(now);
        ((ObjectNode) former.get("columns")).remove("further");

        assertThat(Wire.STRICT.treeToValue(former, CsvProfile.class)).isEqualTo(now);
    }

    @Test
    void columnsBeyondAllMeasureAreRefused() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> BankFileReader.check(profile(new Further(0, 0, 0, 201))));

        assertThat(refused.problem().message()).contains("1 to 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Auftragskonto;Buchungstag;Verwendungszweck;Verwendungszweck"
                        + " 2;Empfänger;Kontonummer/IBAN;Betrag;End-to-End-Referenz ! 1 6 8 4",
                "Account number;Date;Description;Memo;Payee;Counterparty account;Amount;End to end"
                        + " id ! 1 6 8 4",
                "Numéro de compte;Date;Libellé;Observations;Nom;Compte contrepartie;Montant;Réf."
                        + " bout en bout ! 1 6 8 4",
                "Número de cuenta;Fecha;Concepto;Observaciones;Nombre;Cuenta"
                        + " contrapartida;Importe;Referencia extremo a extremo ! 1 6 8 4",
                "IBAN/BBAN;Datum;Text;Omschrijving-2;Naam;Tegenrekening IBAN/BBAN;Bedrag;E2E ! 1 6"
                        + " 8 4"
            })
    void theyAreProposedByTheirHeadings(String heading, String columns) {
        String text =
                heading
                        + "\n"
                        + "DE87200500001234567890;01.02.2021;Rent;flat"
                        + " 4;Ada;DE02120300000000202051;-5,00;E-1\n"
                        + "DE87200500001234567890;02.02.2021;Pay;June;Bob;DE02500105170137075030;7,00;E-2\n";

        CsvGuess guess = CsvGuess.of(text.getBytes(StandardCharsets.UTF_8));

        Further more = guess.profile().columns().more();
        assertThat(
                        "%d %d %d %d"
                                .formatted(
                                        more.account(),
                                        more.counterpartyAccount(),
                                        more.endToEndId(),
                                        more.text2()))
                .as(guess.profile().toString())
                .isEqualTo(columns);
        assertThat(guess.preamble()).contains("DE87200500001234567890");
    }
}
