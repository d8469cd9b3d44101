package fidus.server.approvals;

import fidus.approvals.Approval;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Told;
import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What people say to a command that waits, and how it ends by that.
final class Decisions {
    private static final int SHORTEST_REASON = 10;

    private final PreparedStore store;
    private final Audit audit;
    private final Kinds kinds;
    private final Standing standing;
    private final WhatWasTold told;

    /// What a person says.
    ///
    /// @param told what they had been told besides; absent for nothing
    private record Word(Actor by, String reason, @Nullable Told told) {
        private Prepared keptWith(Prepared prepared) {
            return told == null ? prepared : prepared.telling(told);
        }
    }

    Decisions(PreparedStore store, Audit audit, Kinds kinds, Standing standing, WhatWasTold told) {
        this.store = store;
        this.audit = audit;
        this.kinds = kinds;
        this.standing = standing;
        this.told = told;
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
        var word = new Word(asked.actor(), decide.reason(), told.required(asked, decide));
        return switch (decide.decision()) {
            case APPROVE -> approve(unit, prepared, word);
            case REJECT -> reject(unit, prepared, word);
            case WITHDRAW -> withdraw(unit, prepared, word);
        };
    }

    private Prepared approve(Unit unit, Prepared prepared, Word word) {
        Actor checker = word.by;
        Standing.another(checker, prepared);
        if (!kinds.notice(prepared.command())) {
            standing.require(unit, prepared, Duties.of(prepared.command()).prepare(), checker);
        }
        kinds.check(unit, new Approvals.Decided(maker(prepared), checker, prepared));
        if (prepared.approvals().size() + 1 < prepared.needs().size()) {
            return agree(unit, prepared, word);
        }
        Prepared approved = end(unit, prepared, PreparedState.APPROVED, word);
        kinds.execute(unit, new Approvals.Decided(maker(prepared), checker, approved));
        return approved;
    }

    private Prepared agree(Unit unit, Prepared before, Word word) {
        Prepared after =
                word.keptWith(PreparedStates.agreed(before, word.by, unit.now(), word.reason));
        store.replace(unit, before, after);
        audit.record(
                unit,
                word.by,
                "AGREED_" + before.command(),
                before.subject(),
                before,
                after,
                word.reason);
        return after;
    }

    private Prepared reject(Unit unit, Prepared prepared, Word word) {
        Standing.another(word.by, prepared);
        if (word.reason.strip().length() < SHORTEST_REASON) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "To reject, say why in at least 10 characters.");
        }
        return end(unit, prepared, PreparedState.REJECTED, word);
    }

    private Prepared withdraw(Unit unit, Prepared prepared, Word word) {
        if (!word.by.id().equals(prepared.makerId())) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN, "Only the person who prepared this can withdraw it.");
        }
        if (kinds.notice(prepared.command())) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN,
                    "What was told cannot be taken back: it waits until one of those it is for"
                            + " has seen it.");
        }
        return end(unit, prepared, PreparedState.WITHDRAWN, word);
    }

    /// Ends it by what nobody who reads it decided.
    Prepared end(Unit unit, Prepared before, Actor by, PreparedState state, String reason) {
        return end(unit, before, state, new Word(by, reason, null));
    }

    private Prepared end(Unit unit, Prepared before, PreparedState state, Word word) {
        Prepared after =
                word.keptWith(
                        PreparedStates.ended(before, word.by, state, unit.now(), word.reason));
        store.replace(unit, before, after);
        audit.record(
                unit,
                word.by,
                state + "_" + before.command(),
                before.subject(),
                before,
                after,
                word.reason);
        if (state != PreparedState.APPROVED) {
            kinds.dropped(unit, word.by, after);
        }
        return after;
    }

    /// What was shown is no longer so: the command is void, and nobody can approve it again.
    void refused(Asked asked, Decide decide, Refused refused) {
        if (refused.problem().code() == Problem.Code.STALE_VERSION) {
            Prepared prepared = store.get(asked.unit(), decide.id());
            if (prepared.preparedState() == PreparedState.PENDING) {
                Told was = told.of(asked, decide).orElse(null);
                var word = new Word(asked.actor(), refused.problem().message(), was);
                var _ = end(asked.unit(), prepared, PreparedState.VOIDED, word);
            }
        }
    }

    /// Whoever decided it last, for what is done because of that.
    static Actor checker(Prepared approved) {
        Approval last = approved.approvals().getLast();
        return new Actor(
                last.personId(),
                last.name(),
                last.roles(),
                "approval",
                approved.id().value().toString());
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
