package fidus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.contract.Canonical;
import fidus.contract.Problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// How a refusal is written: problem+json (RFC 9457) with our own members beside the standard ones,
/// under the same headers as every answer. An incident stands only where the log has one, so that
/// refusals with different causes and one meaning are equal to the byte.
final class Problems {
    static final String TYPE = "application/problem+json";

    private static final String QUOTA_EXCEEDED =
            "https://iana.org/assignments/http-problem-types#quota-exceeded";

    /// Sent with every answer, errors of the HTTP layer included.
    static final Map<String, String> HEADERS =
            Map.of(
                    "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
                    "Content-Security-Policy",
                            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cache-Control", "no-store");

    private Problems() {}

    static byte[] body(Problem problem, int status) {
        var members = new LinkedHashMap<String, Object>();
        String slug = problem.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        members.put(
                "type",
                problem.code() == Problem.Code.TOO_MANY
                        ? QUOTA_EXCEEDED
                        : "urn:fidus:problem:" + slug);
        members.put("title", slug.replace('-', ' '));
        members.put("status", status);
        members.put("detail", problem.message());
        members.put("code", problem.code());
        members.put("message", problem.message());
        members.put("fields", problem.fields());
        if (problem.incident() != null) {
            members.put("instance", "urn:uuid:" + problem.incident());
            members.put("incident", problem.incident());
        }
        return Canonical.text(members).getBytes(UTF_8);
    }

    /// What a bare HTTP status of the layers below means in our words.
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(Problem.Code.UNAUTHENTICATED, "Sign in first.");
            case 403 -> Problem.of(Problem.Code.FORBIDDEN, "This is not allowed.");
            case 404 -> Problem.of(Problem.Code.NOT_FOUND, "There is nothing here.");
            case 405 ->
                    Problem.of(
                            Problem.Code.METHOD_NOT_ALLOWED, "This address knows other methods.");
            case 408 ->
                    Problem.of(
                            Problem.Code.UNREADABLE,
                            "The request came too slowly. Nothing was done; send it again.");
            case 413 ->
                    Problem.of(
                            Problem.Code.TOO_LARGE, "The body is larger than this address takes.");
            case 415 ->
                    Problem.of(
                            Problem.Code.UNSUPPORTED_MEDIA, "The body must be application/json.");
            case 503 ->
                    Problem.of(
                            Problem.Code.BUSY, "The server is busy or stopping. Try again soon.");
            default ->
                    status >= 500
                            ? Problem.of(
                                    Problem.Code.BROKEN,
                                    "Something went wrong here. The incident code finds it in the"
                                            + " log.")
                            : Problem.of(Problem.Code.UNREADABLE, "This request cannot be read.");
        };
    }
}
