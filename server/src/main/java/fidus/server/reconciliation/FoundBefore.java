package fidus.server.reconciliation;

import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the rules in force find on the rows that others are tried on.
///
/// @param run the last one of these days, absent when there is none
/// @param version name and version of the rules
/// @param since what changed since that run
record FoundBefore(
        @Nullable RunId run,
        String version,
        List<Match> matches,
        List<Suggestion> suggestions,
        ReconciliationRun.Counts counts,
        DryRunFound.@Nullable Since since) {
    /// Where it is read.
    record Reading(RunStore runs) {
        /// The last run of the days says it where nothing of its input changed since. What an
        /// outdated one found is not what the rules in force find now, nor is what one found before
        /// rows came or people decided: there they are computed, and what changed is told apart.
        FoundBefore of(Unit unit, Comparison now, Function<MatchProfile, MatchResult> match) {
            RunStore.StoredRun stored =
                    runs.holding(unit, now.account()).stream()
                            .filter(run -> run.run().from().equals(now.period().from()))
                            .filter(run -> run.run().to().equals(now.period().to()))
                            .findFirst()
                            .orElse(null);
            FoundBefore found = stored == null ? null : stored(unit, stored);
            if (stored != null
                    && found != null
                    && stored.run().key().inputHash().equals(now.inputHash())) {
                return found;
            }
            MatchProfile inForce = new ProfileStore().of(unit, now.account());
            MatchResult result = match.apply(inForce);
            var here =
                    new FoundBefore(
                            null,
                            inForce.name() + " version " + inForce.version(),
                            result.matches(),
                            result.suggestions(),
                            now.counts(result),
                            null);
            return found == null ? here : here.since(found);
        }
    }

    private static FoundBefore stored(Unit unit, RunStore.StoredRun stored) {
        List<Match> found = new ArrayList<>();
        new ListedMatches().each(unit, stored.id(), one -> found.add(one.match()));
        ReconciliationRun run = stored.run();
        ReconciliationRun.Outcome outcome = run.outcome();
        if (outcome == null) {
            throw new IllegalStateException("only completed runs are compared");
        }
        return new FoundBefore(
                stored.id(),
                run.key().profileName() + " version " + run.key().profileVersion(),
                found,
                new FindingStore().suggestions(unit, stored.id(), Integer.MAX_VALUE),
                outcome.counts(),
                null);
    }

    private FoundBefore since(FoundBefore before) {
        DryRunFound.Tally tally = new MatchDifference(before.matches, matches, Map.of(), 0).tally();
        boolean same = tally.kept() == matches.size() && tally.lost() == 0;
        return new FoundBefore(
                before.run,
                version,
                matches,
                suggestions,
                counts,
                same && version.equals(before.version) && counts.equals(before.counts)
                        ? null
                        : new DryRunFound.Since(before.version, before.counts, tally));
    }
}
