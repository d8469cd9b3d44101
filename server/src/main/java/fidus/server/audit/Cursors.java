package fidus.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Positions in a list as text that only this server can make, good for the same list asked by the
/// same person. The key lives as long as the program, so a cursor does not outlast a restart.
public final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int POSITION = Long.BYTES;
    private static final int MAC = 16;

    private final SecretKeySpec key;

    public Cursors() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /// @param scope the list's filter and the person who asks
    public String at(String scope, long position) {
        byte[] bytes =
                ByteBuffer.allocate(POSITION + MAC)
                        .putLong(position)
                        .put(mac(scope, position))
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws Refused `BAD_CURSOR` when it was made elsewhere, changed, or belongs to another list
    public long position(String scope, String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == POSITION + MAC) {
                long position = ByteBuffer.wrap(bytes).getLong();
                byte[] given = Arrays.copyOfRange(bytes, POSITION, bytes.length);
                if (MessageDigest.isEqual(given, mac(scope, position))) {
                    return position;
                }
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        throw refused();
    }

    private byte[] mac(String scope, long position) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(ByteBuffer.allocate(POSITION).putLong(position).array());
            mac.update(scope.getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(), MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    /// What anything but a cursor of the list is answered with.
    public static Refused refused() {
        return Refused.at("cursor", Problem.Code.BAD_CURSOR, "This is not a cursor of this list.");
    }
}
