package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.auth.Role;
import fidus.contract.Refused;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReferenceMode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.WriteOff;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.AcceptanceTrial;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.FindSuggestions;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.reconciliation.desk.SuggestionList;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.RunningServer;
import fidus.server.audit.Actor;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Suggestions that were picked are accepted whatever becomes of the others.
class PickedSuggestionsTest {
    private RunningServer server;
    private String token;
    private RunId run;
    private AskedOfARun asked;

    @BeforeEach
    void compares() {
        server = RunningServer.withEverything();
        token = server.token(Role.OPERATOR);
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 902);
        List<DealRow> book = new ArrayList<>();
        List<DealRow> statement = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String amount = (5_000 + i) + ".25";
            book.add(InventedRuns.row(i, i + 1L, amount));
            statement.add(InventedRuns.row(i, 1_000_001L + i, amount));
        }
        run = runs.begin(account);
        var _ =
                runs.work(account, book, statement)
                        .run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        asked = new AskedOfARun(server, token, run);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneThatIsRefusedIsNamedAndTheOthersAreAccepted() {
        SuggestionList page =
                server.call(WindowCalls.SUGGESTIONS, new FindSuggestions(run, null, 10), token);
        List<Suggestion> all = page.suggestions();
        SuggestedRows rows = Objects.requireNonNull(page.rows());
        assertThat(all).hasSize(5);
        var _ = asked.accept(all.get(1));
        List<AcceptSuggestions.Picked> picked = new ArrayList<>();
        picked.add(picked(all.get(0)));
        picked.add(new AcceptSuggestions.Picked(all.get(1).bookRows(), all.get(2).statementRows()));
        picked.add(picked(all.get(1)));
        picked.add(picked(all.get(3)));

        Job job = over(new AcceptSuggestions(run, BigDecimal.ZERO, picked));

        assertThat(job.jobState()).isEqualTo(JobState.DONE);
        assertThat(job.outcome())
                .startsWith("3 suggestions accepted. 1 not: ")
                .contains(
                        said(rows.book(), all.get(1).bookRows())
                                + " with "
                                + said(rows.statement(), all.get(2).statementRows())
                                + ": "
                                + server.person(Role.OPERATOR).name()
                                + " matched "
                                + said(rows.book(), all.get(1).bookRows()));
        assertThat(asked.desk().suggestions()).as("the ones nobody picked").isEqualTo(2);
    }

    private static String said(List<MatchRow> rows, List<String> ids) {
        MatchRow row =
                rows.stream().filter(one -> ids.contains(one.rowId())).findFirst().orElseThrow();
        return row.bookingDate() + ", " + row.amount() + ", " + row.text();
    }

    /// A list of them says what they are about without a question for each.
    @Test
    void theRowsTheyNameComeWithThem() {
        SuggestionList page =
                server.call(WindowCalls.SUGGESTIONS, new FindSuggestions(run, null, 2), token);
        assertThat(page.next()).isNotNull();
        SuggestedRows rows = Objects.requireNonNull(page.rows());
        assertThat(rows.book())
                .extracting(MatchRow::rowId)
                .containsExactlyInAnyOrderElementsOf(
                        page.suggestions().stream().flatMap(it -> it.bookRows().stream()).toList());
        assertThat(rows.statement())
                .extracting(MatchRow::rowId)
                .containsExactlyInAnyOrderElementsOf(
                        page.suggestions().stream()
                                .flatMap(it -> it.statementRows().stream())
                                .toList());
    }

    /// The statement has a second row of the sum and the day of the first.
    @Test
    void whereTwoOfThosePickedFitARowAsWellAPersonChooses() {
        List<Suggestion> all =
                server.call(WindowCalls.SUGGESTIONS, new FindSuggestions(alike(), null, 10), token)
                        .suggestions();
        assertThat(all).hasSize(3);
        List<AcceptSuggestions.Picked> picked = all.stream().map(one -> picked(one)).toList();
        Job job = over(new AcceptSuggestions(run, BigDecimal.ZERO, picked));

        assertThat(job.outcome())
                .isEqualTo("1 suggestions accepted. 2 left: more than one fits their rows.");
        assertThat(asked.desk().ambiguityMargin()).isEqualByComparingTo("0.05");
        List<AcceptSuggestions.Picked> one =
                picked.stream().filter(it -> it.bookRows().contains("1")).limit(1).toList();
        assertThat(over(new AcceptSuggestions(run, BigDecimal.ZERO, one)).outcome())
                .as("one alone is what a person chose")
                .isEqualTo("1 suggestions accepted.");
    }

    private RunId alike() {
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 903);
        List<DealRow> book =
                List.of(InventedRuns.row(0, 1, "5000.25"), InventedRuns.row(1, 2, "6000.25"));
        List<DealRow> statement =
                List.of(
                        InventedRuns.row(0, 1_000_001, "5000.25"),
                        InventedRuns.row(0, 1_000_002, "5000.25"),
                        InventedRuns.row(1, 1_000_003, "6000.25"));
        run = runs.begin(account);
        var _ =
                runs.work(account, book, statement)
                        .run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        asked = new AskedOfARun(server, token, run);
        return run;
    }

    @Test
    void whatWasWrittenOffOrExplainedByWhoeverAcceptsIsLeftToAnotherPerson() {
        List<Suggestion> all =
                server.call(WindowCalls.SUGGESTIONS, new FindSuggestions(run, null, 10), token)
                        .suggestions();
        ReconciliationBreak own = broken(all.get(0));
        var _ =
                server.call(
                        ReconciliationCalls.EXPLAIN,
                        new ExplainBreak(
                                own.id(),
                                server.person(Role.OPERATOR).id(),
                                CauseCode.TIMING,
                                "Seen at the broker",
                                own.version()),
                        token);
        writtenOff(broken(all.get(1)));

        assertThat(over(new AcceptSuggestions(run, BigDecimal.ZERO)).outcome())
                .isEqualTo(
                        "0 suggestions accepted. 5 left whose texts were not compared: look at them"
                                + " one by one.");
        var ask = new AcceptSuggestions(run, BigDecimal.ZERO);
        AcceptanceTrial trial = server.call(WindowCalls.TRY_ACCEPT, ask, token);
        assertThat(trial.kinds()).isEmpty();
        assertThat(trial.uncompared())
                .containsExactly(new AcceptanceTrial.Kind("P8", ReferenceMode.IGNORE, 5));
        assertThat(asked.desk().suggestions()).as("only tried").isEqualTo(5);
        Job job = over(new AcceptSuggestions(run, BigDecimal.ZERO, null, true));

        assertThat(job.outcome())
                .isEqualTo(
                        "3 suggestions accepted. 2 not: pick them, and what stands against each is"
                                + " named.");
        List<AcceptSuggestions.Picked> both = List.of(picked(all.get(0)), picked(all.get(1)));
        assertThat(over(new AcceptSuggestions(run, BigDecimal.ZERO, both)).outcome())
                .startsWith("0 suggestions accepted. 2 not: ")
                .contains("You explained the break of one of its rows")
                .contains("One of its rows was written off.");
    }

    private ReconciliationBreak broken(Suggestion one) {
        BreakCard card = asked.story(Side.BOOK, one.bookRows().getFirst()).found();
        return Objects.requireNonNull(card).found();
    }

    /// By two others, without an entry.
    private void writtenOff(ReconciliationBreak open) {
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    var store = new BreakStore();
                                    var on = RunWork.today(unit);
                                    var one = new Act("one", Set.of(Role.OPERATOR), on);
                                    var two = new Act("two", Set.of(Role.APPROVER), on);
                                    var off =
                                            new WriteOff(
                                                    List.of(two),
                                                    "entry 1",
                                                    Money.of("9000.00", "USD"));
                                    return store.replace(
                                            unit,
                                            store.get(unit, open.id()),
                                            open.explain(
                                                            one,
                                                            "one",
                                                            CauseCode.ROUNDING,
                                                            "Seen at the broker")
                                                    .writeOff(off));
                                });
    }

    @Test
    void nothingPickedIsRefused() {
        assertThatThrownBy(
                        () ->
                                server.call(
                                        WindowCalls.ACCEPT,
                                        new AcceptSuggestions(run, BigDecimal.ZERO, List.of()),
                                        token))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1,000");
    }

    /// The server stops after two of them and goes on with the rest.
    @Test
    void workThatGoesOnSaysHowManyWereAcceptedInAll() {
        var mongo = server.parts().mongo();
        var jobs = new Jobs(mongo, server.parts().audit(), (_, _) -> List.of(Role.OPERATOR));
        var acceptances = new InventedRuns(server).acceptances(jobs, 2);
        var person = server.person(Role.OPERATOR);
        var actor = new Actor(person.id(), person.name(), List.of(Role.OPERATOR), "test", "1");
        var wanted =
                new Acceptances.Wanted(
                        run, BigDecimal.ZERO, actor.id(), actor.name(), actor.roles(), null, true);
        var request = new Jobs.Request("ACCEPT_SUGGESTIONS", "Accept", "run/1", wanted);
        Job job = mongo.write(unit -> jobs.prepare(unit, actor, request));
        var stops = new StopsAt(2, true);
        assertThatThrownBy(() -> acceptances.run(job, wanted, stops))
                .isInstanceOf(Progress.Cancelled.class);
        assertThat(asked.desk().suggestions()).as("left by the stop").isEqualTo(3);

        Job after = mongo.read(unit -> jobs.get(unit, job.id()));

        assertThat(acceptances.run(after, wanted, StopsAt.never()))
                .isEqualTo("5 suggestions accepted.");
        Job done = mongo.read(unit -> jobs.get(unit, job.id()));
        assertThat(List.of(done.done(), done.total())).containsExactly(5L, 5L);
    }

    private static AcceptSuggestions.Picked picked(Suggestion one) {
        return new AcceptSuggestions.Picked(one.bookRows(), one.statementRows());
    }

    private Job over(AcceptSuggestions ask) {
        Job job = server.call(WindowCalls.ACCEPT, ask, token);
        while (!job.jobState().isOver()) {
            LockSupport.parkNanos(10_000_000);
            job = server.call(JobCalls.ONE, new AboutJob(job.id()), token);
        }
        return job;
    }
}
