package fidus.server.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.auth.Auth.HashLimits;
import fidus.server.secrets.Secrets;

import org.mindrot.jbcrypt.BCrypt;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slow hashes of passwords: bcrypt over a keyed digest, `fp1$<pepper id>$<bcrypt>`. The digest
/// makes 64 characters of any password, so bcrypt neither cuts nor stops at a zero; its key (the
/// pepper) lies outside the database. Runs a bounded number at once on platform threads, because
/// hashing never yields and would hold the few carriers of the request threads.
final class Hashing {
    private static final String FILE = "password-pepper";
    private static final String SCHEME = "fp1";

    private final HashLimits limits;
    private final Map<String, SecretKeySpec> peppers = new LinkedHashMap<>();
    private final String currentPepper;
    private final ForkJoinPool threads;
    private final Semaphore places;
    private final AtomicLong hashes = new AtomicLong();
    private final String nobody;

    /// What a check found.
    enum Verdict {
        RIGHT,
        /// Right, but stored with an older pepper or a lower cost.
        RIGHT_AND_OLD,
        WRONG,
        /// What is stored is not a hash of ours; nobody gets in with it.
        CORRUPT
    }

    Hashing(Secrets secrets, HashLimits limits) {
        this.limits = limits;
        for (String line : secrets.lines(FILE, () -> "p1 " + Secrets.random(32))) {
            List<String> parts = List.of(line.split(" ", 2));
            byte[] key = Base64.getUrlDecoder().decode(parts.getLast());
            if (key.length < 32) {
                throw new IllegalStateException("A pepper has at least 256 bits: " + FILE);
            }
            peppers.put(parts.getFirst(), new SecretKeySpec(key, "HmacSHA384"));
        }
        this.currentPepper = new ArrayList<>(peppers.keySet()).getFirst();
        this.threads = new ForkJoinPool(limits.atOnce());
        this.places = new Semaphore(limits.atOnce() + limits.waiting());
        this.nobody = prefix() + BCrypt.gensalt(limits.cost()) + Secrets.random(24).substring(1);
    }

    /// @throws Refused `BAD_VALUE` for text that is not Unicode, `BUSY` when too many wait
    String hash(String password) {
        return pooled(() -> slow(password));
    }

    /// Takes as long for a person who does not exist: pass {@link #nobody()}.
    ///
    /// @throws Refused as {@link #hash}
    Verdict check(String password, String stored) {
        return pooled(() -> slowCheck(password, stored));
    }

    /// A stored hash that no password opens: its end is 186 random bits, so that no start waits for
    /// a hash.
    String nobody() {
        return nobody;
    }

    /// How many slow hashes ran since the start.
    long count() {
        return hashes.get();
    }

    private <T> T pooled(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw Refused.because(
                    Problem.Code.BUSY, "Too many people sign in at this moment. Try again soon.");
        }
        try {
            return threads.submit(work::get).join();
        } finally {
            places.release();
        }
    }

    private String slow(String password) {
        hashes.incrementAndGet();
        return prefix()
                + BCrypt.hashpw(keyed(password, currentPepper), BCrypt.gensalt(limits.cost()));
    }

    private String prefix() {
        return SCHEME + "$" + currentPepper + "$";
    }

    private Verdict slowCheck(String password, String stored) {
        hashes.incrementAndGet();
        String[] parts = stored.split("\\$", 3);
        if (parts.length != 3 || !parts[0].equals(SCHEME) || !peppers.containsKey(parts[1])) {
            return Verdict.CORRUPT;
        }
        try {
            if (!BCrypt.checkpw(keyed(password, parts[1]), parts[2])) {
                return Verdict.WRONG;
            }
            boolean old = !parts[1].equals(currentPepper) || cost(parts[2]) < limits.cost();
            return old ? Verdict.RIGHT_AND_OLD : Verdict.RIGHT;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Verdict.CORRUPT;
        }
    }

    private static int cost(String bcrypt) {
        return Integer.parseInt(bcrypt.split("\\$", 4)[2]);
    }

    private String keyed(String password, String pepper) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
        try {
            var bytes =
                    UTF_8.newEncoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .encode(CharBuffer.wrap(normal));
            Mac mac = Mac.getInstance("HmacSHA384");
            mac.init(peppers.get(pepper));
            mac.update(bytes);
            return new String(Base64.getEncoder().encode(mac.doFinal()), US_ASCII);
        } catch (CharacterCodingException e) {
            throw Refused.at(
                    "password",
                    Problem.Code.BAD_VALUE,
                    "This password holds half a character, which no keyboard types.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-384", e);
        }
    }
}
