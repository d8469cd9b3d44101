package fidus.server.approvals;

import fidus.approvals.Prepared;
import fidus.time.Moments;

import java.time.Instant;

/// What became of a command that somebody still wants to decide, in a sentence.
final class HowItEnded {
    private HowItEnded() {}

    /// @param over a command that waits no more
    static String words(Prepared over) {
        String reason = over.reason();
        String why = reason == null || reason.isBlank() ? "." : ": " + reason.strip();
        String by = over.checkerName() == null ? "Somebody" : over.checkerName();
        String when = when(over);
        return switch (over.preparedState()) {
            case APPROVED -> by + " approved this" + when + why;
            case REJECTED -> by + " rejected this" + when + why;
            case WITHDRAWN -> by + " took this back" + when + why;
            case VOIDED -> "This became void" + when + why;
            case LAPSED ->
                    "This lapsed "
                            + Moments.onAt(over.expiresAt())
                            + ", because nobody decided it in time. Have it prepared again.";
            case PENDING -> "This still waits.";
        };
    }

    private static String when(Prepared over) {
        Instant at = over.decidedAt();
        return at == null ? "" : " " + Moments.onAt(at);
    }
}
