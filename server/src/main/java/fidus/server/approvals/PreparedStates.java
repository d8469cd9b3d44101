package fidus.server.approvals;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.server.audit.Actor;

import java.time.Instant;

/// The moves of a prepared command; everything but its end stays as it was.
final class PreparedStates {
    private PreparedStates() {}

    static Prepared ended(Prepared p, Actor by, PreparedState state, Instant at, String reason) {
        return new Prepared(
                p.id(),
                p.command(),
                p.subject(),
                p.title(),
                p.shown(),
                p.payload(),
                p.digest(),
                p.makerId(),
                p.makerName(),
                p.preparedAt(),
                p.expiresAt(),
                state,
                by.id(),
                by.name(),
                at,
                reason,
                p.signature(),
                p.keyId(),
                p.version() + 1);
    }

    /// As it looks to a reader once its time is over; stored when the record is next touched.
    static Prepared lapsed(Prepared p) {
        return new Prepared(
                p.id(),
                p.command(),
                p.subject(),
                p.title(),
                p.shown(),
                p.payload(),
                p.digest(),
                p.makerId(),
                p.makerName(),
                p.preparedAt(),
                p.expiresAt(),
                PreparedState.LAPSED,
                null,
                null,
                p.expiresAt(),
                "Not decided within 24 hours.",
                p.signature(),
                p.keyId(),
                p.version());
    }
}
