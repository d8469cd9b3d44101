package fidus.server.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fidus.server.payments.pain.PainFile.CreditTransfer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The sample payment file that may not be kept with this program because of its licence, read
/// where `-Dfidus.samples=FOLDER` says the collection is.
final class CollectionPaymentTest {
    @Test
    void theDebtorsAccountOfTheSampleIsNoIban() throws IOException {
        String folder = System.getProperty("fidus.samples", "");
        assumeTrue(
                !folder.isBlank(),
                "Not read: say with -Dfidus.samples=FOLDER where the collection of samples is.");

        PainFile file =
                Pain001Reader.read(
                        Files.readAllBytes(Path.of(folder, "payments", "pain001-001-09-sepa.xml")));

        assertThat(file.namespace()).isEqualTo("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
        assertThat(file.headerCount()).isEqualTo(1);
        assertThat(file.headerSum()).isEqualByComparingTo("12.34");
        assertThat(file.parts()).hasSize(1);
        CreditTransfer transfer = file.parts().getFirst().transfers().getFirst();
        assertThat(file.parts().getFirst().transfers()).hasSize(1);
        assertThat(transfer.instructed()).isEqualByComparingTo("12.34");
        assertThat(transfer.currency()).isEqualTo("EUR");
        assertThat(file.differences())
                .singleElement()
                .asString()
                .contains("debtor's account BG87200500001234567890", "not an IBAN");
    }
}
