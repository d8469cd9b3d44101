package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.ReasonWords;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Why a row is in no match stands in the list of rows, which is filtered and ordered by it.
final class WhyNotTest extends DeskDeeds {
    @Test
    void theReasonIsSaidFilteredAndOrderedBy() {
        AccountKey account = desk.account(291);
        var _ =
                desk.take(
                        ReconciliationTest.first(291)
                                .trade(17, "2026.11.18 14:00:00", -25_00)
                                .trade(18, "2026.11.19 14:00:00", 4_444_00));
        var _ = desk.take(swapped(291));
        Workbench bench = desk.reconcile(account);
        var asked = new AskedOfARun(server, desk.operator(), id(bench));
        List<RunRow> open = asked.rows(why(bench, Listed.OPEN, null, RowOrder.RUN)).rows();
        assertThat(open)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.why()).isEqualTo(said(asked, row)));
        assertThat(asked.rows(why(bench, Listed.MATCHED, null, RowOrder.RUN)).rows())
                .isNotEmpty()
                .allMatch(row -> row.why() == null);

        Map<Condition, Long> reasons = reasons(open);
        assertThat(reasons).hasSizeGreaterThan(1);
        reasons.forEach(
                (reason, count) -> {
                    RowWindow only = asked.rows(why(bench, Listed.ALL, reason, RowOrder.RUN));
                    assertThat(only.total()).isEqualTo(count.intValue());
                    assertThat(only.rows()).allMatch(row -> condition(row) == reason);
                });
        List<RunRow> ordered = asked.rows(why(bench, Listed.ALL, null, RowOrder.WHY)).rows();
        List<@Nullable Condition> said = new ArrayList<>();
        for (RunRow row : ordered) {
            said.add(row.why() == null ? null : condition(row));
        }
        assertThat(said.subList(0, open.size())).doesNotContainNull().isSorted();
        assertThat(said.subList(open.size(), said.size())).containsOnlyNulls();
    }

    /// The broker turns a profit into a loss of the same sum, under its ticket and on its day.
    @Test
    void rowsThatAgreeButForTheirSignsSaySo() {
        AccountKey account = desk.account(1293);
        var _ = desk.take(turned(1293, 44_44));
        var _ = desk.take(turned(1293, -44_44));
        Workbench bench = desk.reconcile(account);
        var asked = new AskedOfARun(server, desk.operator(), id(bench));

        Explanation why = asked.story(Side.BOOK, ReconciliationTest.row(account, 12)).why();

        assertThat(Objects.requireNonNull(why).failed())
                .extracting(
                        Explanation.Failure::condition,
                        Explanation.Failure::measured,
                        Explanation.Failure::limit)
                .containsExactly(tuple(Condition.SIGN, "money out", "money in"));
        assertThat(ReasonWords.of(why.sentence()))
                .contains("The statement says money out, the books money in");
    }

    private static Statement turned(long login, long cents) {
        return new Statement(login, "2026.11.23 08:5" + (cents > 0 ? 5 : 6))
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", cents);
    }

    @Test
    void anUndoneMatchIsAReasonAtOnce() {
        AccountKey account = desk.account(292);
        Workbench bench = differing(account);
        var asked = new AskedOfARun(server, desk.operator(), id(bench));
        FindRows undone = why(bench, Listed.OPEN, Condition.EXCLUDED_BY_UNDO, RowOrder.WHY);
        assertThat(asked.rows(undone).total()).isZero();
        RecordedMatch match = bench.matches().getFirst();

        var _ = undo(new UndoMatch(match.id(), "Not the same deal at all", match.version()));

        assertThat(asked.rows(undone).rows())
                .extracting(row -> row.row().rowId())
                .containsExactlyElementsOf(match.match().bookRows());
        RowStory story = asked.story(Side.BOOK, match.match().bookRows().getFirst());
        var excluded = Objects.requireNonNull(story.excluded());
        assertThat(excluded.statementRows()).isEqualTo(match.match().statementRows());
        assertThat(excluded.reason()).isEqualTo("Not the same deal at all");
        assertThat(story.others())
                .extracting(row -> row.row().rowId())
                .containsAll(match.match().statementRows());
    }

    /// The rows are open as they were at the look before, and why they are is another reason.
    @Test
    void whatWasDoneAndUndoneBetweenTwoLooksIsAnotherReason() {
        AccountKey account = desk.account(293);
        var _ = desk.take(ReconciliationTest.first(293));
        var _ =
                desk.take(
                        new Statement(293, "2026.11.23 08:57")
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .trade(12, "2026.11.17 11:00:00", 120_00)
                                .trade(13, "2026.11.18 12:00:00", 80_00)
                                .trade(16, "2026.11.23 08:00:00", -25_00));
        Workbench bench = desk.reconcile(account);
        assertThat(bench.suggestions()).as("too many days apart").isEmpty();
        var asked = new AskedOfARun(server, desk.operator(), id(bench));
        FindRows undone = why(bench, Listed.OPEN, Condition.EXCLUDED_BY_UNDO, RowOrder.RUN);
        assertThat(asked.rows(undone).total()).isZero();

        RecordedMatch match = match(by(bench, account, 14, 16, false, "")).match();
        var _ = undo(new UndoMatch(match.id(), "Not the same deal at all", match.version()));

        assertThat(asked.rows(undone).rows())
                .extracting(row -> row.row().rowId())
                .containsExactly(ReconciliationTest.row(account, 14));
    }

    @Test
    void aDealOfNothingIsNoOpenRowAndMatchesNothing() {
        AccountKey account = desk.account(294);
        String opened = "2026.11.19 10:00:00";
        var _ = desk.take(ReconciliationTest.first(294).trade(20, opened, 0));
        var _ = desk.take(swapped(294).trade(20, opened, 0));
        Workbench bench = desk.reconcile(account);
        var asked = new AskedOfARun(server, desk.operator(), id(bench));
        String nothing = ReconciliationTest.row(account, 20);

        List<RunRow> open = asked.rows(why(bench, Listed.OPEN, null, RowOrder.RUN)).rows();
        assertThat(open).extracting(row -> row.row().rowId()).isNotEmpty().doesNotContain(nothing);
        RunRow row = asked.story(Side.BOOK, nothing).row();
        assertThat(row.standing()).isEqualTo(Standing.SETTLED);
        assertThat(asked.nextOpen(Listed.ALL, row.place()).row()).isNull();
        assertThat(bench.card().run().outcome().counts().unmatched())
                .isEqualTo(
                        open.size()
                                + asked.window(Side.STATEMENT, Listed.OPEN, null, 0, 9).total());
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, 20, 20, false, "")));
    }

    private static Condition condition(RunRow row) {
        return Objects.requireNonNull(row.why()).condition();
    }

    private static Explanation.Failure said(AskedOfARun asked, RunRow row) {
        Explanation why = asked.story(Side.BOOK, row.row().rowId()).why();
        return Objects.requireNonNull(why).failed().getFirst();
    }

    private static Map<Condition, Long> reasons(List<RunRow> rows) {
        return rows.stream().collect(groupingBy(WhyNotTest::condition, TreeMap::new, counting()));
    }

    private static FindRows why(
            Workbench bench, Listed listed, @Nullable Condition only, RowOrder order) {
        return new FindRows(
                id(bench),
                Side.BOOK,
                listed,
                null,
                null,
                null,
                null,
                null,
                only,
                order,
                0,
                FindRows.MOST);
    }
}
