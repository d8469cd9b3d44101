package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankCheck;
import fidus.bank.BankStatement;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/// A closing balance that a bank prints without its sign.
class UnsignedClosingTest {
    @Test
    void aMovementThatWasCutOutIsNoticed() throws IOException {
        List<String> lines =
                Files.readAllLines(
                        BankSamples.path("own-one-account.n43"), StandardCharsets.ISO_8859_1);
        String cut = String.join("\r\n", lines.subList(0, 3)) + "\r\n";
        String rest = String.join("\r\n", lines.subList(5, lines.size())) + "\r\n";

        BankStatement statement =
                BankSamples.read(
                                (cut + rest).getBytes(StandardCharsets.ISO_8859_1),
                                BankSamples.hints("own-one-account.n43"))
                        .statements()
                        .getFirst();

        assertThat(statement.checks())
                .filteredOn(check -> check.tie().equals(BankCheck.TIE))
                .singleElement()
                .satisfies(
                        check -> {
                            assertThat(check.ties()).isFalse();
                            assertThat(check.ofBalances()).isTrue();
                            assertThat(check.difference().abs()).isEqualByComparingTo("123.45");
                        });
    }
}
