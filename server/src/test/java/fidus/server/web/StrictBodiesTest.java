package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.server.HttpCalls;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/// JSON is read strictly and numbers are bounded before anything is computed.
final class StrictBodiesTest extends RawEdge {
    @ParameterizedTest(name = "{0}")
    @DisplayName("F5: a number is bounded before anything is computed with it")
    @ValueSource(
            strings = {
                "1e100000000",
                "\"1e100000000\"",
                "1e-100000000",
                "\"1E10000000\"",
                "NaN",
                "\"NaN\"",
                "\"Infinity\"",
                "123456789012345678901234567890",
                "\"0.000000000000001\"",
                "\"0x10\"",
                "true",
                "\"\"",
                "\" 1\"",
                "\"１\""
            })
    void aNumberIsBoundedBeforeAnythingIsComputed(String number) {
        long before = System.nanoTime();
        var answer = amount("{\"amount\":" + number + ",\"flag\":true,\"number\":1}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("F6: JSON is read strictly")
    @ValueSource(
            strings = {
                "{\"amount\":\"1\",\"amount\":\"2\",\"flag\":true,\"number\":1}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":1} {}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":1,\"extra\":1}",
                "{\"amount\":\"1\",\"flag\":\"true\",\"number\":1}",
                "{\"amount\":\"1\",\"flag\":1,\"number\":1}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":\"1\"}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":1.5}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":99999999999}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":null}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":1,\"text\":5}",
                "{\"amount\":\"1\",\"flag\":true,\"number\":1,\"text\":[\"a\"]}",
                "{\"amount\":[\"1\"],\"flag\":true,\"number\":1}",
                "{\"amount\":\"1\",\"flag\":true}",
                "{\"flag\":true,\"number\":1}",
                "[]",
                "null",
                "\"text\"",
                "{",
                "{'amount':1}",
                ""
            })
    void jsonIsReadStrictly(String body) {
        var answer = amount(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    @DisplayName("F5: an amount given as a number is not rounded on its way in")
    void anAmountGivenAsANumberIsNotRounded() {
        assertThat(amount("{\"amount\":12345678901234.56,\"flag\":true,\"number\":1}").body())
                .contains("\"12345678901234.56\"");
        assertThat(amount("{\"amount\":0.1,\"flag\":true,\"number\":1}").body())
                .contains("\"0.1\"");
        assertThat(amount("{\"amount\":100.00,\"flag\":true,\"number\":1}").body())
                .contains("\"100.00\"");
    }

    @Test
    @DisplayName("F6: depth is bounded, and an honest body is read")
    void depthIsBoundedAndAnHonestBodyIsRead() {
        assertThat(
                        amount("{\"amount\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                                .statusCode())
                .isEqualTo(400);
        assertThat(amount("{\"amount\":\"1.50\",\"flag\":true,\"number\":1}").body())
                .contains("\"1.50\"");
    }

    private static HttpResponse<String> amount(String body) {
        return server.send(
                "POST",
                "/api/v1/test/amount",
                HttpCalls.headers("", UUID.randomUUID(), "application/json"),
                body);
    }
}
