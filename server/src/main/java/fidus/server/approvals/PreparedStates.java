package fidus.server.approvals;

import fidus.approvals.Approval;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedState;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.server.audit.Actor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The moves of a prepared command; everything but its decisions stays as it was.
final class PreparedStates {
    private PreparedStates() {}

    /// How a command ended.
    private record End(
            PreparedState state,
            @Nullable PersonId by,
            @Nullable String name,
            @Nullable Instant at,
            @Nullable String reason) {}

    /// From when to when a command waits.
    record Life(Instant from, Instant to) {}

    /// Who decides.
    ///
    /// @param each one role for each decision
    /// @param alsoBy roles that may take any of them
    record Deciders(List<Role> each, List<Role> alsoBy) {}

    static Prepared first(Approvals.Request request, Actor maker, Deciders needs, Life life) {
        return new Prepared(
                new PreparedId(UUID.randomUUID()),
                request.command(),
                request.subject(),
                request.title(),
                request.shown(),
                Canonical.text(request.payload()),
                Canonical.digest(request),
                maker.id(),
                maker.name(),
                life.from,
                life.to,
                PreparedState.PENDING,
                needs.each,
                needs.alsoBy,
                List.of(),
                null,
                null,
                null,
                null,
                "",
                "",
                1,
                null);
    }

    /// One more yes; the command still waits.
    static Prepared agreed(Prepared p, Actor by, Instant at, String reason) {
        var pending = new End(PreparedState.PENDING, null, null, null, null);
        return moved(p, pending, with(p, by, at, reason), p.version() + 1);
    }

    /// An approved command carries the last yes as well.
    static Prepared ended(Prepared p, Actor by, PreparedState state, Instant at, String reason) {
        List<Approval> given =
                state == PreparedState.APPROVED ? with(p, by, at, reason) : p.approvals();
        return moved(p, new End(state, by.id(), by.name(), at, reason), given, p.version() + 1);
    }

    /// With the roles that those who agreed still have; for a decision only, never stored.
    static Prepared counted(Prepared p, List<Approval> given) {
        return moved(p, new End(PreparedState.PENDING, null, null, null, null), given, p.version());
    }

    /// As a reader sees it at this moment.
    static Prepared seen(Instant now, Prepared p) {
        boolean lapsed = p.preparedState() == PreparedState.PENDING && !now.isBefore(p.expiresAt());
        return lapsed ? lapsed(p) : p;
    }

    /// As it looks to a reader once its time is over; stored when the record is next touched.
    private static Prepared lapsed(Prepared p) {
        var end =
                new End(
                        PreparedState.LAPSED,
                        null,
                        null,
                        p.expiresAt(),
                        "Not decided within 24 hours.");
        return moved(p, end, p.approvals(), p.version());
    }

    private static List<Approval> with(Prepared p, Actor by, Instant at, String reason) {
        List<Approval> given = new ArrayList<>(p.approvals());
        given.add(new Approval(by.id(), by.name(), by.roles(), at, reason));
        return given;
    }

    private static Prepared moved(Prepared p, End end, List<Approval> given, long version) {
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
                end.state,
                p.needs(),
                p.alsoBy(),
                given,
                end.by,
                end.name,
                end.at,
                end.reason,
                p.signature(),
                p.keyId(),
                version,
                p.told());
    }
}
