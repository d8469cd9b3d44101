package fidus.server.web;

import fidus.contract.Refused;

import java.util.function.Function;
import java.util.function.Predicate;

/// Whom the server knows by an access token.
///
/// @param known whether the token was signed or found good here lately; costs nothing
/// @param signedIn the person behind it, read afresh for each request; throws {@link Refused}
///   `UNAUTHENTICATED`
public record Bearers(Predicate<String> known, Function<String, SignedIn> signedIn) {}
