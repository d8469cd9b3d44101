package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.hints;
import static fidus.server.bankfiles.BankSamples.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Samples of the collection that may not be kept with this program because of their licences, with
/// the figures that its list gives for them. They are read where `-Dfidus.samples=FOLDER` says the
/// collection is; small files of our own in the same shapes are always read.
final class CollectionTest extends SampleFigures {
    private static BankFile sample(String name) {
        String folder = System.getProperty("fidus.samples", "");
        assumeTrue(
                !folder.isBlank(),
                "Not read: say with -Dfidus.samples=FOLDER where the collection of samples is.");
        Path file = Path.of(folder, "bank", name);
        assertThat(Files.exists(file)).as("%s is there", file).isTrue();
        return new BankFileReader(Limits.upload(20)).read(file, hints(name));
    }

    @Test
    void aHeaderBlockWithTwoCentsBetweenItsBalances() {
        BankFile file = sample("csv-fr-debit-credit-with-header-block.csv");
        BankStatement statement = file.statements().getFirst();

        figures(statement, 4, "1300.00", "230.68"); // +1069.32
        assertThat(tie(statement, TIE).left()).isEqualByComparingTo("31070.09");
        assertThat(tie(statement, TIE).right()).isEqualByComparingTo("31070.11");
        assertThat(tie(statement, TIE).difference()).isEqualByComparingTo("-0.02");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void rowsInTwoCurrencies() {
        BankFile file = sample("csv-us-multicurrency.csv");

        assertThat(
                        file.statements().stream()
                                .flatMap(one -> one.rows().stream())
                                .map(row -> row.money().toString()))
                .containsExactly("-33.50 USD", "1525.00 EUR");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void aClosingBalanceWithoutASignOfNormaFortyThree() {
        BankFile file = sample("norma43-es-one-account.n43");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.statements()).hasSize(1);
        assertThat(statement.account()).isEqualTo("000000000000000000");
        assertThat(statement.currency().code()).isEqualTo("EUR");
        figures(statement, 4, "280.29", "178.33");
        assertThat(Objects.requireNonNull(statement.opening()).money()).hasToString("0.00 EUR");
        assertThat(Objects.requireNonNull(statement.closing()).money()).hasToString("101.96 EUR");
        assertThat(tie(statement, BankCheck.TIE).ties()).isTrue();
        assertThat(file.unreadable())
                .as("the closing balance has sign 0")
                .anyMatch(one -> one.field().equals("closing"));
    }

    @Test
    void anEmptyCardStatementBesideABankStatement() {
        BankFile file = sample("ofx-xml211-bank-and-card.ofx");

        assertThat(file.dialect()).isEqualTo("OFX 211");
        assertThat(file.statements())
                .extracting(BankStatement::account)
                .containsExactly("123456", "123412341234");
        figures(file.statements().getFirst(), 4, "0.00", "360.00");
        assertThat(Objects.requireNonNull(file.statements().getFirst().closing()).money())
                .hasToString("2156.56 USD");
        BankStatement card = file.statements().getLast();
        figures(card, 0, "0.00", "0.00");
        assertThat(Objects.requireNonNull(card.closing()).money()).hasToString("-562.00 USD");
    }

    @Test
    void aThousandsCommaOfQuicken() {
        BankFile file = sample("qif-bank.qif");

        figures(file.statements().getFirst(), 5, "0.00", "1896.09");
        assertThat(file.unreadable()).isEmpty();
    }
}
