package fidus.server.web;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.Predicate;

/// Whom the server knows by an access token.
///
/// @param known whether the token was signed or found good here lately; costs nothing
/// @param signedIn the person behind it, read afresh for each request; throws {@link Refused}
///   `UNAUTHENTICATED`
public record Bearers(Predicate<String> known, Function<String, SignedIn> signedIn) {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 4_096;

    /// The token of a request.
    ///
    /// @param header `Authorization` as it came
    /// @throws Refused `UNAUTHENTICATED` when it holds none
    static String token(@Nullable String header) {
        if (header == null || !isToken(header)) {
            throw Refused.because(Problem.Code.UNAUTHENTICATED, "Sign in first.");
        }
        return header.substring(BEARER.length());
    }

    static boolean isToken(@Nullable String header) {
        return header != null && header.startsWith(BEARER) && header.length() <= LONGEST;
    }
}
