package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.FindSuggestions;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.reconciliation.desk.SuggestionList;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.RunningServer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Two persons match the same rows: the later one is told who was quicker, and what is left to do.
class TakenRowsTest {
    @Test
    void whoMatchedThemBeforeIsNamed() {
        try (RunningServer server = RunningServer.withEverything()) {
            RunId run = compared(server);
            String quicker = server.token(Role.OPERATOR);
            SuggestionList page =
                    server.call(
                            WindowCalls.SUGGESTIONS, new FindSuggestions(run, null, 10), quicker);
            Suggestion one = page.suggestions().get(0);
            Suggestion two = page.suggestions().get(1);
            SuggestedRows rows = Objects.requireNonNull(page.rows());
            var _ = new AskedOfARun(server, quicker, run).accept(one);
            String pair =
                    said(rows.book(), one.bookRows())
                            + " with "
                            + said(rows.statement(), one.statementRows());
            String name = server.person(Role.OPERATOR).name();

            Problem same = refused(server, run, one.bookRows(), one.statementRows());
            assertThat(same.code()).isEqualTo(Problem.Code.ALREADY_EXISTS);
            assertThat(same.message())
                    .isEqualTo(
                            "%s matched these two on 23 Nov 2026 at 09:00 UTC: %s. Nothing is left to do."
                                    .formatted(name, pair));
            assertThat(refused(server, run, one.bookRows(), two.statementRows()).message())
                    .isEqualTo(
                            "%s matched %s on 23 Nov 2026 at 09:00 UTC. A row stands in one match: pick other rows, or undo that match first."
                                    .formatted(name, pair));
        }
    }

    private static RunId compared(RunningServer server) {
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 904);
        List<DealRow> book = new ArrayList<>();
        List<DealRow> statement = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String amount = (5_000 + i) + ".25";
            book.add(InventedRuns.row(i, i + 1L, amount));
            statement.add(InventedRuns.row(i, 1_000_001L + i, amount));
        }
        RunId run = runs.begin(account);
        var _ =
                runs.work(account, book, statement)
                        .run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        return run;
    }

    private static Problem refused(
            RunningServer server, RunId run, List<String> book, List<String> statement) {
        var by = new MatchByHand(run, book, statement, false, "");
        String late = server.token(Role.OPERATOR, Role.ADMIN);
        return catchThrowableOfType(
                        Refused.class, () -> server.call(ReconciliationCalls.MATCH, by, late))
                .problem();
    }

    private static String said(List<MatchRow> rows, List<String> ids) {
        MatchRow row =
                rows.stream().filter(one -> ids.contains(one.rowId())).findFirst().orElseThrow();
        return row.bookingDate() + ", " + row.amount() + ", " + row.text();
    }
}
