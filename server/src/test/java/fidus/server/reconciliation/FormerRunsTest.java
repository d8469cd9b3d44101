package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.server.RunningServer;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// A run stored before there were windows: rows in chunks of 2,000, what was found in common
/// documents, and nothing beside them.
final class FormerRunsTest {
    private static final int ROWS = 400;

    @Test
    void aRunStoredBeforeIsReadAndWorkedOnAsBefore() {
        try (RunningServer server = RunningServer.withEverything()) {
            RunId run = former(server);
            var asked = new AskedOfARun(server, server.token(Role.OPERATOR), run);
            List<RunRow> book = asked.window(Side.BOOK, Listed.ALL, null, 0, ROWS).rows();
            assertThat(book).hasSize(ROWS);
            assertThat(book)
                    .allSatisfy(
                            row ->
                                    assertThat(row.standing())
                                            .isEqualTo(
                                                    row.place() % 50 == 0
                                                            ? Standing.OPEN
                                                            : row.place() % 50 == 1
                                                                    ? Standing.SUGGESTED
                                                                    : Standing.MATCHED));
            assertThat(asked.window(Side.BOOK, Listed.ALL, "sell 399", 0, 9).rows())
                    .extracting(RunRow::place)
                    .containsExactly(398);
            assertThat(asked.story(Side.BOOK, "51").why()).isNotNull();
            RowStory story = asked.story(Side.BOOK, "52");
            Suggestion one = story.suggestions().getFirst();
            assertThat(asked.desk().suggestions()).isEqualTo(ROWS / 50);

            var _ =
                    server.call(
                            ReconciliationCalls.REJECT,
                            new RejectSuggestion(
                                    run, one.bookRows(), one.statementRows(), "Two other trades"),
                            asked.token());

            assertThat(asked.desk().suggestions()).isEqualTo(ROWS / 50 - 1);
            assertThat(asked.story(Side.BOOK, "52").row().standing()).isEqualTo(Standing.OPEN);
            assertThat(asked.story(Side.BOOK, "51").why()).isNotNull();
            assertThat(asked.window(Side.BOOK, Listed.SUGGESTED, null, 0, 0).total())
                    .isEqualTo(ROWS / 50 - 1);
        }
    }

    private static RunId former(RunningServer server) {
        List<DealRow> book = new ArrayList<>();
        List<DealRow> statement = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean other = i % 50 == 1;
            String profit = (5_000 + i) + ".25";
            book.add(other ? InventedRuns.row(i, i + 1L, profit) : InventedRuns.row(i));
            if (i % 50 != 0) {
                statement.add(
                        other ? InventedRuns.row(i, 90_000L + i, profit) : InventedRuns.row(i));
            }
        }
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 901);
        RunId run = runs.begin(account);
        var _ =
                runs.work(account, book, statement)
                        .run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        return server.parts()
                .mongo()
                .write(
                        unit -> {
                            rows(unit, run);
                            findings(unit, run);
                            return run;
                        });
    }

    private static void rows(Unit unit, RunId run) {
        var rows = new RowStore();
        List<MatchRow> book = rows.first(unit, run, Side.BOOK, ROWS);
        List<MatchRow> statement = rows.first(unit, run, Side.STATEMENT, ROWS);
        while (rows.forgetSome(unit, run)) {}
        for (Side side : Side.values()) {
            String id = run.value() + "/" + side + "/0";
            List<MatchRow> its = side == Side.BOOK ? book : statement;
            unit.documents("reconciliationRows", RowStore.RowChunk.class)
                    .put(id, new RowStore.RowChunk(id, run.value().toString(), side, 0, its));
        }
    }

    private static void findings(Unit unit, RunId run) {
        var findings = new FindingStore();
        String id = run.value() + "/0";
        var together =
                new FindingStore.ResultChunk(
                        id,
                        run.value().toString(),
                        0,
                        findings.suggestions(unit, run, ROWS),
                        findings.reasons(unit, run, ROWS),
                        findings.checks(unit, run));
        boolean more = true;
        while (more) {
            more = findings.forgetSome(unit, run);
        }
        unit.documents("reconciliationResults", FindingStore.ResultChunk.class).put(id, together);
    }
}
