package fidus.server.bank;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;

/// What files are written in, as people name it.
final class Charsets {
    private Charsets() {}

    /// @return absent for a blank name
    /// @throws Refused `BAD_VALUE` at `charset` for one that is not known
    static @Nullable Charset of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            if (name.length() <= 40 && Charset.isSupported(name.strip())) {
                return Charset.forName(name.strip());
            }
        } catch (IllegalCharsetNameException e) {
            // Said below: what it is not matters, not why.
        }
        throw Refused.at(
                "charset",
                Problem.Code.BAD_VALUE,
                "This is no encoding that is known here. Give one such as windows-1252 or IBM850.");
    }

    /// @throws Refused as above
    static @Nullable String canonical(@Nullable String name) {
        Charset charset = of(name);
        return charset == null ? null : charset.name();
    }
}
