package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/// What stops the start.
final class ServerConfigTest {
    private static final ServerConfig.Overrides NONE =
            new ServerConfig.Overrides(null, null, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://db.example/fidus",
                "mongodb://db.example/fidus?tls=false",
                "mongodb://localhost.example/fidus",
                "mongodb://127.0.0.1,db.example/fidus"
            })
    @DisplayName("D18: a database on another machine is not spoken to in clear")
    void aDatabaseElsewhereNeedsTls(String uri) {
        assertThatThrownBy(() -> read("FIDUS_MONGODB_URI", uri))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("without tls=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb+srv://db.example/fidus?tls=false",
                "mongodb+srv://db.example/fidus?ssl=false",
                "mongodb://db.example/fidus?tls=true&tlsInsecure=true",
                "mongodb://db.example/fidus?tls=true&tlsAllowInvalidHostnames=true",
                "mongodb://db.example/fidus?tls=true&tlsAllowInvalidCertificates=true",
                "mongodb://db.example/fidus?tls=true&SSLINVALIDHOSTNAMEALLOWED=true"
            })
    @DisplayName("D18: nobody switches off the proof of who the other machine is")
    void theOtherMachineHasToProveWhoItIs(String uri) {
        assertThatThrownBy(() -> read("FIDUS_MONGODB_URI", uri))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("switches off the proof");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://db.example/fidus?replicaSet=rs0&tls=true",
                "mongodb+srv://name:word@db.example/fidus",
                "mongodb://127.0.0.1:27017/fidus?tls=false",
                "mongodb://name:word@localhost/fidus"
            })
    void anEncryptedOneAndOneOnThisMachineAreTaken(String uri) {
        assertThat(read("FIDUS_MONGODB_URI", uri).shown().toString()).doesNotContain("word");
    }

    @Test
    @DisplayName("D18: no other address is listened on in clear")
    void anotherAddressNeedsAProxyThatEndsTls() {
        assertThatThrownBy(() -> read("FIDUS_HOST", "0.0.0.0")).isInstanceOf(Refused.class);
        assertThat(read("FIDUS_HOST", "127.0.0.1").host()).isEqualTo("127.0.0.1");
    }

    private static ServerConfig read(String name, String value) {
        return ServerConfig.read(Map.of(name, value), NONE);
    }
}
