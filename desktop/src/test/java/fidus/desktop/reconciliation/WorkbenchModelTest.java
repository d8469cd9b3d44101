package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.MatchUndone;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class WorkbenchModelTest {
    private final Sample sample = new Sample();
    private FakeServer fake;
    private Shell shell;
    private Workbench whole;
    private WorkbenchModel model;

    @BeforeEach
    void opens() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        whole = sample.workbench();
        Windows.of(fake, () -> whole);
        shell = fake.signedIn(Sample.NOW);
        model = new WorkbenchModel(shell);
        model.open(Sample.RUN);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void onlyOpenRowsAreListedUntilMoreIsAskedFor() {
        assertThat(list(Side.BOOK)).hasSize(3).noneMatch(it -> it.standing() == Standing.MATCHED);
        assertThat(list(Side.STATEMENT)).hasSize(2);
        model.showProperty().set(Listed.MATCHED);
        assertThat(list(Side.BOOK)).hasSize(24).allMatch(it -> it.standing() == Standing.MATCHED);
        model.showProperty().set(Listed.ALL);
        assertThat(list(Side.BOOK)).hasSize(27);
    }

    @Test
    void pickingAMatchedRowPicksItsPartner() {
        pick(Side.BOOK, "81200417");
        assertThat(model.pickedProperty().get().rows(Side.STATEMENT))
                .extracting(it -> it.row().rowId())
                .containsExactly("81200417");
        assertThat(model.detail().kind()).isEqualTo(Detail.Kind.MATCHED);
        assertThat(model.pickedProperty().get().obstacle())
                .isEqualTo(Picked.Obstacle.ALREADY_MATCHED);
    }

    @Test
    void pickingAnOpenRowPutsTheMatchedRowsOfTheOtherSideDown() {
        pick(Side.BOOK, "81200417");
        pick(Side.BOOK, "81209033");
        assertThat(model.pickedProperty().get().rows(Side.STATEMENT)).isEmpty();
    }

    @Test
    void anUnmatchedRowSaysWhyWithMeasuredValueAndLimit() {
        pick(Side.BOOK, "81209007");
        Detail detail = model.detail();
        assertThat(detail.kind()).isEqualTo(Detail.Kind.UNMATCHED);
        assertThat(detail.statement())
                .extracting(it -> it.row().rowId())
                .containsExactly("81209007");
        assertThat(detail.why().condition().name()).isEqualTo("AMOUNT");
        assertThat(detail.why().measured()).isEqualTo("+3.10");
    }

    @Test
    void rowsThatDifferNeedAReasonAndWaitForASecondPerson() {
        var waits =
                Sample.prepared(
                        "MANUAL_MATCH", "match/1", "Match with a difference", FakeServer.me().id());
        fake.answer(ReconciliationCalls.MATCH, _ -> new MatchMade(null, waits));
        pick(Side.BOOK, "81209007");
        pick(Side.STATEMENT, "81209007");
        assertThat(model.pickedProperty().get().difference()).isEqualTo(Money.of("-3.10", "USD"));
        assertThat(model.needsReason()).isTrue();
        model.matchPicked("Stop level corrected by the broker");
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/matches")).toList())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains(
                                                "\"bookRows\":[\"81209007\"]",
                                                "Stop level corrected"));
        assertThat(shell.notices().latestProperty().get().message())
                .isEqualTo("Waits for a second person: Match with a difference");
    }

    @Test
    void moneyInIsNeverMatchedWithMoneyOut() {
        pick(Side.BOOK, "81209033");
        pick(Side.STATEMENT, "81209007");
        assertThat(model.pickedProperty().get().obstacle()).isEqualTo(Picked.Obstacle.MIXED_SIGNS);
        model.matchPicked("They look alike to me");
        assertThat(fake.seen()).noneMatch(it -> it.path().endsWith("/matches"));
    }

    @Test
    void anAcceptedSuggestionIsSentAsItStands() {
        Suggestion suggestion = model.suggestions().get().suggestions().getFirst();
        var recorded =
                new RecordedMatch(
                        sample.matches().getFirst().id(),
                        Sample.RUN,
                        sample.matches().getFirst().match(),
                        RecordedMatch.Origin.SUGGESTION_ACCEPTED,
                        RecordedMatch.State.MATCHED,
                        "ann",
                        "",
                        1);
        fake.answer(ReconciliationCalls.MATCH, _ -> new MatchMade(recorded, null));
        model.accept(suggestion, "");
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/matches")).toList())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains("\"suggestion\":true", "81209001", "91770350"));
    }

    @Test
    void aRejectedSuggestionIsToldToTheServerWithItsReason() {
        var suggestion = model.suggestions().get().suggestions().getFirst();
        var excluded =
                new ExcludedRows(
                        new MatchId(new java.util.UUID(0, 3)),
                        suggestion.bookRows(),
                        suggestion.statementRows(),
                        ExcludedRows.Origin.REJECTION,
                        "Ann Example",
                        Sample.NOW,
                        "Two different trades");
        fake.answer(ReconciliationCalls.REJECT, _ -> excluded);
        fake.answer(ReconciliationCalls.LIFT, _ -> excluded);
        model.rejections().reject(suggestion, "Two different trades");
        model.rejections().lift(excluded, "The same trade after all", _ -> {});
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/rejections")).toList())
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("Two different trades"));
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/lift")).toList())
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("The same trade after all"));
    }

    @Test
    void undoSendsTheVersionThatWasShown() {
        RecordedMatch match = sample.matches().getFirst();
        fake.answer(ReconciliationCalls.UNDO, _ -> new MatchUndone(match, null));
        model.undo(match, "Posted on the wrong day", () -> {});
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/undo")).toList())
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("\"version\":1"));
    }

    @Test
    void theSameCommandSentAgainAfterAFailureKeepsItsRequestId() {
        fake.answer(
                ReconciliationCalls.UNDO,
                _ -> {
                    throw Refused.because(Problem.Code.UNAVAILABLE, "Later.");
                });
        RecordedMatch match = sample.matches().getFirst();
        model.undo(match, "Posted on the wrong day", () -> {});
        model.undo(match, "Posted on the wrong day", () -> {});
        model.undo(match, "Posted on another day", () -> {});
        assertThat(model.sent().problemProperty().get().code()).isEqualTo(Problem.Code.UNAVAILABLE);
        List<String> keys =
                fake.seen().stream()
                        .filter(it -> it.path().endsWith("/undo"))
                        .map(FakeServer.Seen::key)
                        .toList();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
    }

    @Test
    void nextGoesDownTheBookThenTheStatementAndStartsAgain() {
        assertThat(next()).isEqualTo("BOOK 0");
        model.picking().pick(Side.BOOK, List.of(2));
        assertThat(next()).isEqualTo("STATEMENT 0");
        model.picking().pick(Side.BOOK, List.of());
        model.picking().pick(Side.STATEMENT, List.of(1));
        assertThat(next()).isEqualTo("BOOK 0");
    }

    @Test
    void theFilterTakesWordsAmountsAndDays() {
        model.side(Side.BOOK).filter("eur 100..-5.5 2026-10-01..2026-10-05 out");
        RowWanted wanted = model.side(Side.BOOK).wanted();
        assertThat(wanted.text()).isEqualTo("eur out");
        assertThat(wanted.amountFrom()).isEqualByComparingTo("100");
        assertThat(wanted.amountTo()).isEqualByComparingTo("-5.5");
        assertThat(wanted.to()).isEqualTo("2026-10-05");
        model.side(Side.BOOK).filter("..200 2026-13-01.. ...");
        assertThat(model.side(Side.BOOK).wanted().text()).isEqualTo("2026-13-01.. ...");
        assertThat(model.side(Side.BOOK).wanted().amountFrom()).isNull();
    }

    /// Where a row has the sum, that row is meant.
    @Test
    void aNumberThatNoAmountHasIsFoundInTheText() {
        model.side(Side.BOOK).filter("118.40");
        assertThat(list(Side.BOOK)).hasSize(1);
        assertThat(model.side(Side.BOOK).wanted().amountFrom()).isEqualByComparingTo("118.40");

        model.side(Side.BOOK).filter("2641.10");
        assertThat(list(Side.BOOK)).hasSize(1);
        assertThat(model.side(Side.BOOK).wanted().text()).isEqualTo("2641.10");
        assertThat(model.side(Side.BOOK).wanted().amountFrom()).isNull();

        model.side(Side.BOOK).filter("77.5");
        assertThat(list(Side.BOOK)).as("neither a sum nor said").isEmpty();
        assertThat(model.side(Side.BOOK).wanted().amountFrom()).isEqualByComparingTo("77.5");
    }

    @Test
    void theBreakOfAnUnmatchedRowIsFound() {
        pick(Side.BOOK, "81209033");
        assertThat(model.pickedBreak().found().key()).endsWith("/BOOK/81209033");
    }

    @Test
    void nothingIsSentOnASignedRun() {
        whole = sample.workbench(RunState.SIGNED_OFF, sample.breaks());
        model.read();
        model.undo(sample.matches().getFirst(), "Posted on the wrong day", () -> {});
        assertThat(model.mayWork()).isFalse();
        assertThat(fake.seen()).noneMatch(it -> it.path().endsWith("/undo"));
    }

    @Test
    void anUnreachableServerLeavesTheDeskAsItWas() {
        fake.close();
        model.read();
        assertThat(model.loaded().problemProperty().get()).isNotNull();
        assertThat(list(Side.BOOK)).hasSize(3);
    }

    private RowList list(Side side) {
        return model.side(side).listProperty().get();
    }

    private String next() {
        model.openRows().next(Side.BOOK);
        var row = model.pickedProperty().get().all().getFirst();
        return row.side() + " " + list(row.side()).lineOf(row.place());
    }

    /// Whichever rows are listed.
    private void pick(Side side, String id) {
        model.showProperty().set(Listed.ALL);
        RowList all = list(side);
        for (int line = 0; line < all.size(); line++) {
            if (all.here(line).row().rowId().equals(id)) {
                model.picking().pick(side, List.of(line));
            }
        }
    }
}
