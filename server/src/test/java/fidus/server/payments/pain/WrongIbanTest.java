package fidus.server.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/// Accounts in payment files that can be no IBAN.
final class WrongIbanTest {
    @Test
    void anAccountThatCanBeNoIbanIsTold() throws IOException {
        String text = Pain001Test.text("pain001-001-03-sepa.xml");
        String debtor =
                Pain001Test.sample("pain001-001-03-sepa.xml").parts().getFirst().debtorAccount();

        PainFile file = Pain001Test.read(text.replace(debtor, "BG87200500001234567890"));

        assertThat(file.differences())
                .singleElement()
                .asString()
                .contains("debtor's account BG87200500001234567890", "not an IBAN");
    }
}
