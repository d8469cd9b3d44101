package fidus.server.embedded;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The one user of an embedded store.
///
/// @param user letters, digits, `-`, `_` or `.`
/// @param password 12 to 128 printable ASCII characters without blanks
/// @param guessable whether a person chose the password, so that each try at it has to be slow
public record Credentials(String user, String password, boolean guessable) {
    private static final int MIN_PASSWORD = 12;
    private static final int MAX_PASSWORD = 128;
    private static final int RANDOM_BYTES = 24;

    public Credentials {
        if (!user.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "The store's user name may have letters, digits, '-', '_' and '.', up to 64");
        }
        boolean printable = password.chars().allMatch(c -> c > ' ' && c < 127);
        if (!printable || password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            throw new IllegalArgumentException(
                    "The store's password needs %d to %d printable ASCII characters without blanks"
                            .formatted(MIN_PASSWORD, MAX_PASSWORD));
        }
    }

    /// A user with a password that a person chose.
    public Credentials(String user, String password) {
        this(user, password, true);
    }

    /// A user with a password nobody knows, for a store that only this process uses.
    public static Credentials random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Credentials("fidus", HexFormat.of().formatHex(bytes), false);
    }

    String urlEncodedPassword() {
        return java.net.URLEncoder.encode(password, StandardCharsets.UTF_8);
    }

    /// Never shows the password.
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
