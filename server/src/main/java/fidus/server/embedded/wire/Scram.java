package fidus.server.embedded.wire;

import fidus.server.embedded.query.Bson;
import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The server's side of SCRAM-SHA-256 for the one user of a store (RFC 5802, RFC 7677).
public final class Scram {
    /// For a password that a person chose.
    public static final int SLOW = 15_000;

    /// The least that RFC 7677 allows: enough where the password itself has the strength of a key.
    public static final int LEAST = 4_096;

    private static final int KEY_BITS = 256;
    private static final int NONCE_BYTES = 18;
    private static final int SALT_BYTES = 16;
    private static final String MECHANISM = "SCRAM-SHA-256";

    private final SecureRandom random = new SecureRandom();
    private final byte[] salt = new byte[SALT_BYTES];
    private final String user;
    private final int iterations;
    private final byte[] storedKey;
    private final byte[] serverKey;

    /// @param iterations how slow each try at the password is
    public Scram(String user, String password, int iterations) {
        this.user = user;
        this.iterations = iterations;
        random.nextBytes(salt);
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
            byte[] salted =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            storedKey = sha256(hmac(salted, "Client Key"));
            serverKey = hmac(salted, "Server Key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks SCRAM-SHA-256", e);
        }
    }

    /// What one connection has proven so far.
    static final class Login {
        private @Nullable String claimed;
        private String clientFirst = "";
        private String serverFirst = "";
        private String nonce = "";
        private boolean skipsEmptyExchange;
        private boolean proven;

        boolean proven() {
            return proven;
        }
    }

    /// The first message: who is there, and with which nonce.
    BsonDocument start(Login login, BsonDocument command) {
        if (!MECHANISM.equals(Bson.text(command.get("mechanism"), "mechanism"))) {
            throw failed();
        }
        String message = payload(command);
        if (!message.startsWith("n,,")) {
            throw failed();
        }
        Map<Character, String> parts = parts(message.substring(3));
        byte[] own = new byte[NONCE_BYTES];
        random.nextBytes(own);
        login.proven = false;
        login.claimed = parts.get('n');
        login.clientFirst = message.substring(3);
        login.nonce = parts.get('r') + Base64.getEncoder().encodeToString(own);
        login.serverFirst =
                "r=%s,s=%s,i=%d"
                        .formatted(
                                login.nonce, Base64.getEncoder().encodeToString(salt), iterations);
        login.skipsEmptyExchange =
                Bson.isTrue(Bson.document(command.get("options")).get("skipEmptyExchange"));
        return reply(login.serverFirst, false);
    }

    /// The second message: the proof. A third, empty one closes the conversation of older clients.
    BsonDocument proceed(Login login, BsonDocument command) {
        String message = payload(command);
        if (message.isEmpty() && login.proven) {
            return reply("", true);
        }
        String claimed = login.claimed;
        login.claimed = null;
        int proofAt = message.lastIndexOf(",p=");
        if (claimed == null || proofAt < 0) {
            throw failed();
        }
        String withoutProof = message.substring(0, proofAt);
        if (!login.nonce.equals(parts(withoutProof).get('r'))) {
            throw failed();
        }
        String signed = login.clientFirst + "," + login.serverFirst + "," + withoutProof;
        try {
            byte[] proof = Base64.getDecoder().decode(message.substring(proofAt + 3));
            boolean rightKey = proves(proof, signed);
            boolean rightUser =
                    MessageDigest.isEqual(
                            user.getBytes(StandardCharsets.UTF_8),
                            claimed.getBytes(StandardCharsets.UTF_8));
            if (!rightKey || !rightUser) {
                throw failed();
            }
            login.proven = true;
            String signature = Base64.getEncoder().encodeToString(hmac(serverKey, signed));
            return reply("v=" + signature, login.skipsEmptyExchange);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw failed();
        }
    }

    private boolean proves(byte[] proof, String signed) throws GeneralSecurityException {
        byte[] clientKey = hmac(storedKey, signed);
        if (proof.length != clientKey.length) {
            return false;
        }
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= proof[i];
        }
        return MessageDigest.isEqual(sha256(clientKey), storedKey);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String payload(BsonDocument command) {
        if (!(command.get("payload") instanceof BsonBinary binary)) {
            throw failed();
        }
        return new String(binary.getData(), StandardCharsets.UTF_8);
    }

    private static Map<Character, String> parts(String message) {
        Map<Character, String> parts = new HashMap<>();
        for (String part : List.of(message.split(",", -1))) {
            if (part.length() > 2 && part.charAt(1) == '=') {
                parts.put(part.charAt(0), part.substring(2));
            }
        }
        if (!parts.containsKey('r')) {
            throw failed();
        }
        return parts;
    }

    private static BsonDocument reply(String payload, boolean done) {
        BsonDocument reply = new BsonDocument("conversationId", new BsonInt32(1));
        reply.put("done", BsonBoolean.valueOf(done));
        reply.put("payload", new BsonBinary(payload.getBytes(StandardCharsets.UTF_8)));
        reply.put("ok", new BsonDouble(1));
        return reply;
    }

    private static CommandFailure failed() {
        return new CommandFailure(Code.AUTHENTICATION_FAILED, "Authentication failed.");
    }
}
