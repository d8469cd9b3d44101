package fidus.server.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.contract.Canonical;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Secrets as the database may hold them: hashed, or sealed under another secret that only its
/// holder can bring back (AES-256-GCM under HKDF-SHA-256).
final class Sealed {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private Sealed() {}

    /// The stored form of a random secret; a fast hash is enough because it cannot be guessed.
    static String hash(String secret) {
        return Canonical.sha256(secret.getBytes(UTF_8));
    }

    static boolean matches(String secret, String hash) {
        return MessageDigest.isEqual(hash(secret).getBytes(US_ASCII), hash.getBytes(US_ASCII));
    }

    static String seal(String secret, String under) {
        try {
            var iv = new byte[IV];
            RANDOM.nextBytes(iv);
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, under, iv).doFinal(secret.getBytes(US_ASCII));
            return Base64.getEncoder()
                    .encodeToString(
                            ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    static String open(String sealed, String under) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            var iv = new byte[IV];
            bytes.get(iv);
            var rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return new String(cipher(Cipher.DECRYPT_MODE, under, iv).doFinal(rest), US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed token was changed in the database", e);
        }
    }

    private static Cipher cipher(int mode, String under, byte[] iv)
            throws GeneralSecurityException {
        SecretKey key =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(
                                                new SecretKeySpec(
                                                        under.getBytes(US_ASCII), "Generic"))
                                        .thenExpand("fidus refresh successor".getBytes(UTF_8), 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
