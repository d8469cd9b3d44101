package fidus.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

class EntryDigestTest {
    /// Also of a field that is longer than what is gathered, and of one that is not plain only at
    /// its end.
    @Test
    void fieldsAreTheirLengthAColonAndTheirBytes() throws Exception {
        List<String> fields =
                List.of(
                        "",
                        "5010",
                        "0123456789",
                        "Zinsen für März",
                        "x".repeat(40_000),
                        "y".repeat(20_000) + "€",
                        "1");
        var digest = new EntryDigest();
        var bytes = new ByteArrayOutputStream();
        for (int round = 0; round < 500; round++) {
            for (String field : fields.subList(0, round % 100 == 0 ? 7 : 4)) {
                digest.field(field);
                bytes.writeBytes((field.getBytes(UTF_8).length + ":" + field).getBytes(UTF_8));
            }
        }
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());

        assertThat(digest.hex()).isEqualTo(HexFormat.of().formatHex(expected));
    }
}
