package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tries rules on the rows of an account without keeping anything: the same computation as a run,
/// beside what was found last.
final class DryRuns {
    /// More rows than people answer for in one request; a run takes them as a job.
    private static final int MOST_ROWS = 40_000;

    private final Sources sources;
    private final RunStore runs;
    private final MatchStore matches = new MatchStore();
    private final ProfileStore profiles = new ProfileStore();

    /// What was found last.
    ///
    /// @param run absent when the rules in force were tried instead
    private record Last(
            @Nullable RunId run,
            String version,
            List<Match> matches,
            List<Suggestion> suggestions,
            ReconciliationRun.Counts counts) {}

    DryRuns(Sources sources, RunStore runs) {
        this.sources = sources;
        this.runs = runs;
    }

    void routes(Routes routes) {
        routes.answerItself(ProfileCalls.DRY_RUN, this::tryOut);
    }

    private DryRunFound tryOut(Asked asked, DryRun ask) {
        Unit unit = asked.unit();
        if (ask.to().isBefore(ask.from())) {
            throw Refused.at("to", Problem.Code.BAD_VALUE, "The period ends before it starts.");
        }
        known(unit, ask.account());
        var period = new Rows.Period(ask.from(), ask.to());
        MatchRequest now = Comparison.gather(unit, sources, ask.account(), period).request();
        int rows = now.book().size() + now.statement().size();
        if (rows > MOST_ROWS) {
            throw Refused.at(
                    "to",
                    Problem.Code.TOO_LARGE,
                    "These days hold %d rows; rules are tried on at most %d. Take fewer days."
                            .formatted(rows, MOST_ROWS));
        }
        MatchResult found = Matcher.run(by(ask.profile(), now));
        return answer(ask.account(), now, found, last(unit, ask.account(), period, now));
    }

    private void known(Unit unit, String account) {
        boolean registered =
                BankComparison.isBank(account)
                        || sources.accounts().apply(unit).stream()
                                .anyMatch(one -> one.key().toString().equals(account));
        if (!registered) {
            throw Refused.at(
                    "account",
                    Problem.Code.NOT_FOUND,
                    "There is no registered account " + account + ".");
        }
    }

    private static MatchRequest by(MatchProfile profile, MatchRequest rows) {
        return new MatchRequest(
                profile, rows.book(), rows.statement(), rows.undone(), rows.standing());
    }

    private Last last(Unit unit, String account, Rows.Period period, MatchRequest now) {
        Optional<RunStore.StoredRun> stored =
                runs.all(unit, account).stream()
                        .filter(run -> run.run().outcome() != null)
                        .filter(run -> run.run().from().equals(period.from()))
                        .filter(run -> run.run().to().equals(period.to()))
                        .findFirst();
        if (stored.isPresent()) {
            return stored(unit, stored.get());
        }
        MatchProfile inForce = profiles.of(unit, account);
        MatchResult result = Matcher.run(by(inForce, now));
        return new Last(
                null,
                inForce.name() + " version " + inForce.version(),
                result.matches(),
                result.suggestions(),
                ReconciliationRun.Counts.of(now, result));
    }

    private Last stored(Unit unit, RunStore.StoredRun stored) {
        List<Match> found =
                matches.listed(unit, stored.id(), MOST_ROWS).stream()
                        .filter(match -> match.matchState() == RecordedMatch.State.MATCHED)
                        .map(RecordedMatch::match)
                        .toList();
        List<Suggestion> suggested =
                runs.result(unit, stored.id()).stream()
                        .flatMap(chunk -> chunk.suggestions().stream())
                        .toList();
        ReconciliationRun run = stored.run();
        ReconciliationRun.Outcome outcome = run.outcome();
        if (outcome == null) {
            throw new IllegalStateException("only completed runs are compared");
        }
        return new Last(
                stored.id(),
                run.key().profileName() + " version " + run.key().profileVersion(),
                found,
                suggested,
                outcome.counts());
    }

    private static DryRunFound answer(
            String account, MatchRequest now, MatchResult found, Last last) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        now.book().forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
        now.statement().forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        var difference = new MatchDifference(last.matches(), found.matches(), rows);
        return new DryRunFound(
                account,
                found.runHash(),
                last.run(),
                last.version(),
                last.counts(),
                ReconciliationRun.Counts.of(now, found),
                difference.tally(),
                difference.passes(),
                difference.changes(),
                fresh(found.suggestions(), last.suggestions()),
                unmatched(found, rows, difference));
    }

    private static List<Suggestion> fresh(List<Suggestion> now, List<Suggestion> before) {
        Set<List<List<String>>> known = new HashSet<>();
        before.forEach(it -> known.add(List.of(it.bookRows(), it.statementRows())));
        return now.stream()
                .filter(it -> !known.contains(List.of(it.bookRows(), it.statementRows())))
                .limit(DryRunFound.MOST)
                .toList();
    }

    private static List<DryRunFound.UnmatchedRow> unmatched(
            MatchResult found, Map<RowRef, MatchRow> rows, MatchDifference difference) {
        Map<RowRef, String> why = new HashMap<>();
        for (Explanation explanation : found.explanations()) {
            why.put(explanation.row(), explanation.sentence());
        }
        List<DryRunFound.UnmatchedRow> unmatched = new ArrayList<>();
        for (RowRef ref : found.unmatched()) {
            MatchRow row = rows.get(ref);
            if (row != null && unmatched.size() < DryRunFound.MOST) {
                unmatched.add(
                        new DryRunFound.UnmatchedRow(
                                ref.side(),
                                row,
                                difference.matchedBefore(ref),
                                why.getOrDefault(ref, "")));
            }
        }
        return unmatched;
    }
}
