package fidus.desktop.shell;

import fidus.contract.Problem;
import fidus.contract.Wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// What came back: the body of a success, or the problem of anything else.
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Answer(int status, byte[] body, @Nullable Problem problem) {

    static Answer of(int status, byte[] body) {
        return new Answer(status, body, status / 100 == 2 ? null : problem(status, body));
    }

    /// A refused access token, as opposed to a refused person or a missing fresh confirmation.
    boolean tokenRefused() {
        return problem != null && problem.code() == Problem.Code.UNAUTHENTICATED;
    }

    private static Problem problem(int status, byte[] body) {
        try {
            Problem problem = Wire.LENIENT.readValue(body, Problem.class);
            if (problem != null && problem.code() != null && problem.message() != null) {
                return new Problem(
                        problem.code(),
                        problem.message(),
                        problem.fields() == null ? java.util.List.of() : problem.fields(),
                        problem.incident());
            }
        } catch (IOException e) {
            // a proxy in between answers in its own words: fall through to the status
            return foreign(status);
        }
        return foreign(status);
    }

    private static Problem foreign(int status) {
        Problem.Code code =
                switch (status) {
                    case 401 -> Problem.Code.UNAUTHENTICATED;
                    case 403 -> Problem.Code.FORBIDDEN;
                    case 404 -> Problem.Code.NOT_FOUND;
                    case 413 -> Problem.Code.TOO_LARGE;
                    case 429 -> Problem.Code.TOO_MANY;
                    case 502, 503, 504 -> Problem.Code.UNAVAILABLE;
                    default -> Problem.Code.BROKEN;
                };
        return Problem.of(
                code,
                "The server answered with HTTP status "
                        + status
                        + " and no explanation. Check the server address; if it is right, tell"
                        + " support.");
    }
}
