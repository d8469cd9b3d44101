package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.CloseFigures;
import fidus.contract.Wire;
import fidus.server.mongo.Codecs;

import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.codecs.DecoderContext;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Closes that were stored before coverage, attested balances, measures and explanations were part
/// of one.
class FormerClosesTest {
    /// SHA-256 over the figures' JSON as it was then, with members in order and no blanks.
    private static final String SIGNED =
            "6f86cb26c8dd0ef99bad0200f7e2b01cebcc6b2f982355f14649e152a55a2b12";

    private static <T> T stored(Class<T> type, String file) throws IOException {
        try (InputStream in = FormerClosesTest.class.getResourceAsStream("/close/" + file)) {
            var json =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Codecs.registry()
                    .get(type)
                    .decode(
                            new BsonDocumentReader(BsonDocument.parse(json)),
                            DecoderContext.builder().build());
        }
    }

    @Test
    void i34WhatWasSignedKeepsItsDigest() throws IOException {
        var closed = stored(CloseStore.Closed.class, "closed-before-coverage.json");

        assertThat(closed.head().hash()).isEqualTo(SIGNED);
        assertThat(closed.figures().digest()).isEqualTo(SIGNED);
        assertThat(closed.figures().coverage()).isEmpty();
        assertThat(closed.figures().attested()).isEmpty();
        assertThat(closed.figures().measures()).isEmpty();
    }

    @Test
    void itTravelsAsItIs() throws IOException {
        var figures = stored(CloseStore.Closed.class, "closed-before-coverage.json").figures();

        String text = Wire.STRICT.writeValueAsString(figures);

        assertThat(text).doesNotContain("coverage", "attested", "measures");
        assertThat(Wire.STRICT.readValue(text, CloseFigures.class)).isEqualTo(figures);
    }

    @Test
    void aCloseThatWasUnderWayGoesOnWithoutExplanations() throws IOException {
        var close = stored(CloseStore.Close.class, "close-before-explanations.json");

        assertThat(close.explained()).isEmpty();
        assertThat(close.skips()).hasSize(1);
        assertThat(close.carried()).hasSize(1);
    }
}
