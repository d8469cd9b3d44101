package fidus.server.approvals;

import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.List;

/// What people say to a command that waits, and how it ends by that.
final class Decisions {
    private static final int SHORTEST_REASON = 10;

    private final PreparedStore store;
    private final Audit audit;
    private final Kinds kinds;
    private final Standing standing;

    Decisions(PreparedStore store, Audit audit, Kinds kinds, Standing standing) {
        this.store = store;
        this.audit = audit;
        this.kinds = kinds;
        this.standing = standing;
    }

    /// Before the transaction of a yes that may be the last one. Whoever may not say it is told so
    /// there, and nothing is read for them.
    void lookedAt(Asked asked, Decide decide) {
        Unit unit = asked.unit();
        Prepared prepared = store.get(unit, decide.id());
        if (decide.decision() == Decide.Decision.APPROVE
                && PreparedStates.seen(unit.now(), prepared).preparedState()
                        == PreparedState.PENDING
                && prepared.digest().equals(decide.digest())
                && Standing.mayDecide(asked.actor(), prepared)) {
            kinds.lookedAt(unit, prepared);
        }
    }

    Prepared decide(Asked asked, Decide decide) {
        Unit unit = asked.unit();
        Prepared prepared = store.get(unit, decide.id());
        Prepared seen = PreparedStates.seen(unit.now(), prepared);
        if (seen.preparedState() != PreparedState.PENDING) {
            throw Refused.because(Problem.Code.WRONG_STATE, HowItEnded.words(seen));
        }
        if (!prepared.digest().equals(decide.digest())) {
            throw Refused.at(
                    "digest",
                    Problem.Code.VOIDED,
                    "What you were shown is not what waits here. Load it again.");
        }
        return switch (decide.decision()) {
            case APPROVE -> approve(unit, asked.actor(), prepared, decide.reason());
            case REJECT -> reject(unit, asked.actor(), prepared, decide.reason());
            case WITHDRAW -> withdraw(unit, asked.actor(), prepared, decide.reason());
        };
    }

    private Prepared approve(Unit unit, Actor checker, Prepared prepared, String reason) {
        Standing.another(checker, prepared);
        if (!kinds.notice(prepared.command())) {
            standing.require(unit, prepared, Duties.of(prepared.command()).prepare(), checker);
        }
        kinds.check(unit, new Approvals.Decided(maker(prepared), checker, prepared));
        if (prepared.approvals().size() + 1 < prepared.needs().size()) {
            return agree(unit, checker, prepared, reason);
        }
        Prepared approved = end(unit, prepared, checker, PreparedState.APPROVED, reason);
        kinds.execute(unit, new Approvals.Decided(maker(prepared), checker, approved));
        return approved;
    }

    private Prepared agree(Unit unit, Actor checker, Prepared before, String reason) {
        Prepared after = PreparedStates.agreed(before, checker, unit.now(), reason);
        store.replace(unit, before, after);
        audit.record(
                unit,
                checker,
                "AGREED_" + before.command(),
                before.subject(),
                before,
                after,
                reason);
        return after;
    }

    private Prepared reject(Unit unit, Actor checker, Prepared prepared, String reason) {
        Standing.another(checker, prepared);
        if (reason.strip().length() < SHORTEST_REASON) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "To reject, say why in at least 10 characters.");
        }
        return end(unit, prepared, checker, PreparedState.REJECTED, reason);
    }

    private Prepared withdraw(Unit unit, Actor actor, Prepared prepared, String reason) {
        if (!actor.id().equals(prepared.makerId())) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN, "Only the person who prepared this can withdraw it.");
        }
        if (kinds.notice(prepared.command())) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN,
                    "What was told cannot be taken back: it waits until one of those it is for"
                            + " has seen it.");
        }
        return end(unit, prepared, actor, PreparedState.WITHDRAWN, reason);
    }

    Prepared end(Unit unit, Prepared before, Actor by, PreparedState state, String reason) {
        Prepared after = PreparedStates.ended(before, by, state, unit.now(), reason);
        store.replace(unit, before, after);
        audit.record(
                unit, by, state + "_" + before.command(), before.subject(), before, after, reason);
        if (state != PreparedState.APPROVED) {
            kinds.dropped(unit, by, after);
        }
        return after;
    }

    /// What was shown is no longer so: the command is void, and nobody can approve it again.
    void refused(Asked asked, Decide decide, Refused refused) {
        if (refused.problem().code() == Problem.Code.STALE_VERSION) {
            Prepared prepared = store.get(asked.unit(), decide.id());
            if (prepared.preparedState() == PreparedState.PENDING) {
                end(
                        asked.unit(),
                        prepared,
                        asked.actor(),
                        PreparedState.VOIDED,
                        refused.problem().message());
            }
        }
    }

    /// Who prepared it, as an actor.
    static Actor maker(Prepared prepared) {
        return new Actor(
                new PersonId(prepared.makerId().value()),
                prepared.makerName(),
                List.of(),
                "approval",
                prepared.id().value().toString());
    }
}
