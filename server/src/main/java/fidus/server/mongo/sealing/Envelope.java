package fidus.server.mongo.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Bytes sealed with AES-256-GCM: four bytes that mark them, the number of their key, a random IV
/// of 96 bits, and the ciphertext with its tag of 128 bits. What they belong to is authenticated
/// with them, so that they open nowhere else.
final class Envelope {
    private static final byte[] MARK = {'F', 's', (byte) 0xe1, 1};
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = MARK.length + Integer.BYTES + IV;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    /// The number of the key that sealed them, null for bytes that are not sealed.
    static @Nullable Integer keyOf(byte[] bytes) {
        boolean sealed =
                bytes.length >= HEAD + TAG_BITS / Byte.SIZE
                        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
        return sealed ? ByteBuffer.wrap(bytes).getInt(MARK.length) : null;
    }

    /// @param place what the bytes belong to
    static byte[] seal(byte[] plain, int number, SecretKey key, String place) {
        var iv = new byte[IV];
        RANDOM.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, place, number).doFinal(plain);
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(MARK)
                    .putInt(number)
                    .put(iv)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /// @throws SealBroken when they were changed, moved from elsewhere, or sealed with another key
    static byte[] open(byte[] sealed, int number, SecretKey key, String place) {
        byte[] iv = Arrays.copyOfRange(sealed, HEAD - IV, HEAD);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv, place, number)
                    .doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (AEADBadTagException e) {
            throw new SealBroken(place, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, String place, int number)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD((place + "|" + number).getBytes(UTF_8));
        return cipher;
    }
}
