package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.profiles.AboutDryRun;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tries rules on the rows of an account without keeping anything: the same computation as a run,
/// beside what the rules in force find on the same rows. The last run of the days says that where
/// nothing of its input changed since; else both are computed, and what changed since is told
/// apart. Only what people matched stands; what the engine found is looked for again, also where it
/// is signed.
final class DryRuns {
    /// More rows than people wait for in one request; a job takes them.
    private static final int MOST_ROWS = 40_000;

    private static final String DRY_RUN = "DRY_RUN";

    /// Gather, match, read or match what was before, store.
    static final int STEPS = 4;

    private final Jobs jobs;
    private final Sources sources;
    private final FoundBefore.Reading found;

    /// What rules are tried on.
    ///
    /// @param people the matches of its rows that people made or accepted
    private record Trial(Comparison of, List<Match> people) {
        MatchResult with(MatchProfile profile) {
            return of.match(
                    rows ->
                            Matcher.run(
                                    new MatchRequest(
                                            profile,
                                            rows.book(),
                                            rows.statement(),
                                            rows.undone(),
                                            people)));
        }

        MatchRequest request() {
            return of.request();
        }
    }

    DryRuns(Mongo mongo, Jobs jobs, Sources sources, RunStore runs) {
        this.jobs = jobs;
        this.sources = sources;
        this.found = new FoundBefore.Reading(runs);
        jobs.work(DRY_RUN, DryRun.class, new DryRunWork(mongo, this));
    }

    void routes(Routes routes) {
        routes.answerItself(ProfileCalls.DRY_RUN, this::tryOut);
        routes.answerThen(ProfileCalls.DRY_RUN_JOB, this::prepare, jobs::begin);
        routes.answer(ProfileCalls.DRY_RUN_FOUND, this::result);
    }

    private DryRunFound tryOut(Asked asked, DryRun ask) {
        Unit unit = asked.unit();
        check(unit, ask);
        Trial now = gathered(unit, ask);
        int rows = now.request().book().size() + now.request().statement().size();
        if (rows > MOST_ROWS) {
            throw Refused.at(
                    "to",
                    Problem.Code.TOO_LARGE,
                    "These days hold %d rows; rules are tried at once on at most %d. Try them as a"
                                    .formatted(rows, MOST_ROWS)
                            + " job, or take fewer days.");
        }
        MatchResult result = now.with(ask.profile());
        return answer(ask, now, result, found.of(unit, now.of, now::with), rows);
    }

    private Job prepare(Asked asked, DryRun ask) {
        check(asked.unit(), ask);
        String title =
                "Try rules %s on %s, %s to %s"
                        .formatted(
                                ask.profile().name(),
                                RecordWords.account(ask.account()),
                                ask.from(),
                                ask.to());
        return jobs.prepare(
                asked.unit(),
                asked.actor(),
                new Jobs.Request(DRY_RUN, title, "account/" + ask.account(), ask));
    }

    private DryRunFound result(Asked asked, AboutDryRun about) {
        return new DryRunStore().get(asked.unit(), about.id(), from(about));
    }

    private static int from(AboutDryRun about) {
        int from = about.from() == null ? 0 : about.from();
        if (from < 0 || from % DryRunFound.MOST != 0) {
            throw Refused.at(
                    "from",
                    Problem.Code.BAD_VALUE,
                    "Pages begin at multiples of %,d.".formatted(DryRunFound.MOST));
        }
        return from;
    }

    /// What the rules would find on any number of rows. Each side of the comparison is a step.
    DryRunFound found(Unit unit, DryRun ask, Progress progress) {
        Trial now = gathered(unit, ask);
        progress.step(1, STEPS);
        progress.stopIfAsked();
        MatchResult result = now.with(ask.profile());
        progress.step(2, STEPS);
        progress.stopIfAsked();
        FoundBefore last = found.of(unit, now.of, now::with);
        progress.step(3, STEPS);
        return answer(ask, now, result, last, Integer.MAX_VALUE);
    }

    private Trial gathered(Unit unit, DryRun ask) {
        var period = new Rows.Period(ask.from(), ask.to());
        Comparison all = Comparison.gather(unit, sources, ask.account(), period);
        MatchRequest rows = all.request();
        Set<MatchId> people =
                ActiveMatches.of(unit, ask.account(), rows.book(), rows.statement()).ofPeople();
        return new Trial(
                all,
                rows.standing().stream()
                        .filter(match -> people.contains(MatchStore.idOf(ask.account(), match)))
                        .toList());
    }

    private void check(Unit unit, DryRun ask) {
        if (ask.to().isBefore(ask.from())) {
            throw Refused.at("to", Problem.Code.BAD_VALUE, "The period ends before it starts.");
        }
        ask.profile().passes().forEach(MatchPass::requireTrue);
        known(unit, ask.account());
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

    /// @param most of each list that are given
    private static DryRunFound answer(
            DryRun ask, Trial tried, MatchResult found, FoundBefore last, int most) {
        MatchRequest now = tried.request();
        Map<RowRef, MatchRow> rows = new HashMap<>();
        now.book().forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
        now.statement().forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        var difference = new MatchDifference(last.matches(), found.matches(), rows, most);
        return new DryRunFound(
                ask.account(),
                found.runHash(),
                last.run(),
                last.version(),
                last.counts(),
                tried.of.counts(found),
                difference.tally(),
                difference.passes(),
                difference.changes(),
                fresh(found.suggestions(), last.suggestions(), most),
                unmatched(found, rows, difference, most),
                tried.people.size(),
                last.since());
    }

    private static List<Suggestion> fresh(List<Suggestion> now, List<Suggestion> before, int most) {
        Set<List<List<String>>> known = new HashSet<>();
        before.forEach(it -> known.add(List.of(it.bookRows(), it.statementRows())));
        return now.stream()
                .filter(it -> !known.contains(List.of(it.bookRows(), it.statementRows())))
                .limit(most)
                .toList();
    }

    private static List<DryRunFound.UnmatchedRow> unmatched(
            MatchResult found, Map<RowRef, MatchRow> rows, MatchDifference difference, int most) {
        Map<RowRef, String> why = new HashMap<>();
        for (Explanation explanation : found.explanations()) {
            why.put(explanation.row(), explanation.sentence());
        }
        List<DryRunFound.UnmatchedRow> unmatched = new ArrayList<>();
        for (RowRef ref : found.unmatched()) {
            MatchRow row = rows.get(ref);
            if (row != null && unmatched.size() < most) {
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
