package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.auth.AuthCalls;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.server.RunningServer;
import fidus.server.secrets.Secrets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@DisplayName("D1, F7: access tokens")
class AccessTokenTest {
    private static RunningServer server;
    private static String honest;
    private static SigningKeys.Named key;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        honest = server.token(Role.OPERATOR);
        key = new SigningKeys(new Secrets(server.secrets())).current();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anHonestTokenMadeByHandIsAccepted() throws Exception {
        assertThat(me(signed(header(""), claims(""))).statusCode()).isEqualTo(200);
    }

    @Test
    void everyForgeryIsRefusedWithTheSameBytes() throws Exception {
        String expected = server.send("GET", "/api/v1/me", Map.of(), "").body();
        for (Map.Entry<String, String> forged : forgeries().entrySet()) {
            HttpResponse<String> answer = me(forged.getValue());
            assertThat(answer.statusCode()).as(forged.getKey()).isEqualTo(401);
            assertThat(answer.body()).as(forged.getKey()).isEqualTo(expected);
        }
    }

    private static Map<String, String> forgeries() throws Exception {
        var forged = new LinkedHashMap<String, String>();
        headers(forged);
        lives(forged);
        String[] parts = honest.split("\\.");
        forged.put(
                "no algorithm",
                b64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        forged.put("keyed with the public key", withPublicKeyAsSecret());
        forged.put("a foreign key under our name", sign(header(""), claims(""), foreign()));
        forged.put(
                "another spelling of the signature",
                parts[0] + "." + parts[1] + "." + respelled(parts[2]));
        forged.put("padding", honest + "=");
        forged.put(
                "a signature of zeros",
                parts[0]
                        + "."
                        + parts[1]
                        + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
        forged.put("changed claims", parts[0] + "." + b64(claims("\"x\":1,")) + "." + parts[2]);
        forged.put(
                "a session that is not there",
                signed(
                        header(""),
                        claims("")
                                .replaceAll("\"sid\":\"[^\"]*", "\"sid\":\"" + UUID.randomUUID())));
        forged.put(
                "somebody else's session",
                signed(
                        header(""),
                        claims("")
                                .replaceAll("\"sub\":\"[^\"]*", "\"sub\":\"" + UUID.randomUUID())));
        forged.put(
                "no session", signed(header(""), claims("").replaceAll("\"sid\":\"[^\"]*\",", "")));
        forged.put(
                "longer than 4 KB",
                signed(header(""), claims("\"pad\":\"" + "x".repeat(4_000) + "\",")));
        forged.put("two parts", parts[0] + "." + parts[1]);
        forged.put("nothing between the dots", "..");
        forged.put("not a token", "hello");
        return forged;
    }

    private static void headers(Map<String, String> forged) throws Exception {
        forged.put("a wrong type", signed(header("").replace("at+jwt", "JWT"), claims("")));
        forged.put("no type", signed(header("").replace("\"typ\":\"at+jwt\",", ""), claims("")));
        forged.put("an unknown key", signed(header("").replace(key.kid(), "other"), claims("")));
        forged.put(
                "an unknown critical member",
                signed(header("\"crit\":[\"x\"],\"x\":1,"), claims("")));
        forged.put(
                "an address of keys",
                signed(header("\"jku\":\"https://example.org/k\","), claims("")));
        forged.put("an embedded key", signed(header("\"jwk\":{\"kty\":\"EC\"},"), claims("")));
        forged.put(
                "a certificate's address",
                signed(header("\"x5u\":\"https://example.org/c\","), claims("")));
        forged.put("compression", compressed());
    }

    private static void lives(Map<String, String> forged) throws Exception {
        long now = server.clock().instant().getEpochSecond();
        String honestClaims = claims("");
        forged.put("no end", signed(header(""), honestClaims.replaceAll(",\"exp\":\\d+", "")));
        forged.put(
                "an end in words",
                signed(
                        header(""),
                        honestClaims.replaceAll(
                                "\"exp\":\\d+", "\"exp\":\"2099-01-01T00:00:00Z\"")));
        forged.put(
                "a life of eleven minutes",
                signed(
                        header(""),
                        honestClaims.replaceAll("\"exp\":\\d+", "\"exp\":" + (now + 660))));
        forged.put(
                "an end in the past",
                signed(
                        header(""),
                        honestClaims
                                .replaceAll("\"exp\":\\d+", "\"exp\":" + (now - 31))
                                .replaceAll("\"iat\":\\d+", "\"iat\":" + (now - 331))));
        forged.put(
                "another audience", signed(header(""), honestClaims.replace("fidus-api", "other")));
        forged.put(
                "another issuer",
                signed(header(""), honestClaims.replace("\"iss\":\"fidus\"", "\"iss\":\"other\"")));
        forged.put(
                "a repeated claim",
                signed(header(""), honestClaims.replace("{", "{\"iss\":\"fidus\",")));
    }

    @Test
    void aTokenIsOverAfterFiveMinutesAndThirtySecondsOfGrace() {
        try (var own = RunningServer.start()) {
            String token = own.token(Role.OPERATOR);
            own.clock().advance(Duration.ofSeconds(329));
            assertThat(own.call(AuthCalls.ME, new Nothing(), token).login()).isEqualTo("operator");
            own.clock().advance(Duration.ofSeconds(2));
            assertThatThrownBy(() -> own.call(AuthCalls.ME, new Nothing(), token))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void rotatingKeysCostsNoRequestItsAnswer() {
        try (var own = RunningServer.start()) {
            String before = own.token(Role.OPERATOR);
            own.parts().auth().rotateKeys();
            String after = own.token(Role.AUDITOR);
            assertThat(own.call(AuthCalls.ME, new Nothing(), before).login()).isEqualTo("operator");
            assertThat(own.call(AuthCalls.ME, new Nothing(), after).login()).isEqualTo("auditor");
            assertThat(after.split("\\.")[0]).isNotEqualTo(before.split("\\.")[0]);
            own.parts().auth().rotateKeys();
            assertThatThrownBy(() -> own.call(AuthCalls.ME, new Nothing(), before))
                    .isInstanceOf(Refused.class);
        }
    }

    private static HttpResponse<String> me(String token) {
        return server.send("GET", "/api/v1/me", Map.of("Authorization", "Bearer " + token), "");
    }

    private static String header(String more) {
        return "{" + more + "\"typ\":\"at+jwt\",\"kid\":\"" + key.kid() + "\",\"alg\":\"ES256\"}";
    }

    /// The claims of the honest token, with more of them in front.
    private static String claims(String more) {
        String claims = new String(Base64.getUrlDecoder().decode(honest.split("\\.")[1]), UTF_8);
        return "{" + more + claims.substring(1);
    }

    private static String signed(String header, String claims) throws Exception {
        return sign(header, claims, key.signs());
    }

    private static String sign(String header, String claims, PrivateKey with) throws Exception {
        String text = b64(header) + "." + b64(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(with);
        signature.update(text.getBytes(UTF_8));
        return text
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String withPublicKeyAsSecret() throws Exception {
        PublicKey known = key.verifies();
        String text = b64(header("").replace("ES256", "HS256")) + "." + b64(claims(""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(known.getEncoded(), "HmacSHA256"));
        byte[] signature = mac.doFinal(text.getBytes(UTF_8));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String compressed() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(claims("").getBytes(UTF_8));
        }
        String text =
                b64(header("\"zip\":\"DEF\","))
                        + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(bytes.toByteArray());
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key.signs());
        signature.update(text.getBytes(UTF_8));
        return text
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static PrivateKey foreign() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPrivate();
    }

    /// The same bytes with other trailing bits in the last character.
    private static String respelled(String signature) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
        return signature.substring(0, signature.length() - 1) + alphabet.charAt(last ^ 1);
    }

    private static String b64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
