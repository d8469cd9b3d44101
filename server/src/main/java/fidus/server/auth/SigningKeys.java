package fidus.server.auth;

import fidus.server.secrets.Secrets;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The key pairs of access tokens: the one that signs and the one before it, which still verifies.
/// Read and replaced as a whole, so any thread sees a consistent pair.
final class SigningKeys {
    private static final String FILE = "access-token-keys";
    private static final int KEPT = 2;

    private final Secrets secrets;
    private volatile List<Named> keys;

    /// @param kid the key's id in a token's header
    record Named(String kid, PrivateKey signs, PublicKey verifies) {}

    SigningKeys(Secrets secrets) {
        this.secrets = secrets;
        this.keys = secrets.lines(FILE, SigningKeys::line).stream().map(SigningKeys::read).toList();
    }

    Named current() {
        return keys.getFirst();
    }

    @Nullable PublicKey verifying(@Nullable String kid) {
        return keys.stream()
                .filter(key -> key.kid.equals(kid))
                .map(Named::verifies)
                .findFirst()
                .orElse(null);
    }

    /// Signs with a new key from now on. Tokens of the key before stay good, older ones do not;
    /// they would be over after five minutes anyway.
    synchronized void rotate() {
        var lines = new ArrayList<String>();
        lines.add(line());
        lines.addAll(secrets.lines(FILE, SigningKeys::line));
        List<String> kept = lines.subList(0, Math.min(KEPT, lines.size()));
        secrets.write(FILE, kept);
        keys = kept.stream().map(SigningKeys::read).toList();
    }

    private static String line() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var base64 = Base64.getUrlEncoder().withoutPadding();
            return Secrets.random(9)
                    + " "
                    + base64.encodeToString(pair.getPrivate().getEncoded())
                    + " "
                    + base64.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static Named read(String line) {
        List<String> parts = List.of(line.split(" ", 3));
        try {
            var factory = KeyFactory.getInstance("EC");
            var base64 = Base64.getUrlDecoder();
            return new Named(
                    parts.get(0),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(parts.get(1)))),
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(parts.get(2)))));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("Not a key file: " + FILE, e);
        }
    }
}
