package fidus.server.approvals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import fidus.approvals.Decide;
import fidus.approvals.PreparedId;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.approvals.Told;
import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What readers were told of commands that wait, until they decide: what is kept with a decision is
/// what stood before that person, and nothing that anybody could send. It does not outlast a
/// restart; then it is read again before the decision.
final class WhatWasTold {
    private static final Duration KEPT = Duration.ofHours(10);
    private static final long MOST_CHANGES = 100_000;

    private final Cache<UUID, Held> held =
            Caffeine.newBuilder()
                    .expireAfterWrite(KEPT)
                    .maximumWeight(MOST_CHANGES)
                    .weigher((UUID _, Held one) -> 1 + one.since.changes().size())
                    .build();

    private record Held(PreparedId of, PersonId reader, SinceAsked since) {}

    /// An answer to somebody that their decision can name.
    SinceAsked told(Asked asked, PreparedId of, Instant at, List<Change> changes) {
        var id = UUID.randomUUID();
        var since = new SinceAsked(at, changes, id);
        held.put(id, new Held(of, asked.actor().id(), since));
        return since;
    }

    /// What a decision names.
    ///
    /// @return null where its person was told nothing
    /// @throws Refused `VOIDED` when it was not told to them about this, or is not known any more
    @Nullable Told required(Asked asked, Decide decide) {
        if (decide.told() == null) {
            return null;
        }
        return of(asked, decide)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.VOIDED,
                                        "Nothing was decided: what you read of what changed since"
                                                + " this was asked is too old to be kept with"
                                                + " your decision. Read it again, then decide."));
    }

    /// The same where it is known.
    Optional<Told> of(Asked asked, Decide decide) {
        UUID told = decide.told();
        return Optional.ofNullable(told == null ? null : held.getIfPresent(told))
                .filter(one -> one.of.equals(decide.id()))
                .filter(one -> one.reader.equals(asked.actor().id()))
                .map(
                        one ->
                                new Told(
                                        asked.actor().id(),
                                        asked.actor().name(),
                                        asked.unit().now(),
                                        one.since.at(),
                                        one.since.changes()));
    }
}
