package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.outcome;
import static fidus.server.reconciliation.ReconciliationTest.refused;
import static fidus.server.reconciliation.ReconciliationTest.row;
import static fidus.server.reconciliation.ReconciliationTest.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Matching by hand: what waits, what is refused, what undoing frees.
final class DeskWorkTest extends DeskDeeds {
    @Test
    void aMatchWithADifferenceWaitsForASecondPersonAndOpensABreak() {
        AccountKey account = desk.account(201);
        Workbench bench = differing(account);
        var _ = desk.explain(breakOf(bench, account, Side.BOOK, 12), CauseCode.TIMING);
        var wanted = by(bench, account, 12, 12, false, WHY);
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, 12, 12, false, "short")));

        MatchMade made = match(wanted);

        assertThat(made.match()).isNull();
        Prepared waits = Objects.requireNonNull(made.waits());
        assertThat(waits.shown())
                .contains(
                        new Shown(
                                "Book row",
                                "2026-11-17  120.00 USD  201012 SELL OUT EURUSD 0.10 program"
                                        + " (201012)"),
                        new Shown(
                                "Statement row",
                                "2026-11-17  118.50 USD  201012 SELL OUT EURUSD 0.10 program"
                                        + " (201012)"),
                        new Shown("Difference", "-1.50 USD"));
        assertThat(waits.shown())
                .filteredOn(line -> line.label().equals("Ends"))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.value())
                                        .startsWith("the break of Book 2026-11-17 ")
                                        .contains("; Timing, explained by ")
                                        .endsWith(": Asked the broker about it"));
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(waits, desk.operator()));
        Workbench waiting = desk.workbench(id(bench));
        assertThat(waiting.matches()).hasSize(3);
        for (Side side : Side.values()) {
            assertThat(breakOf(waiting, account, side, 12).waiting()).isEqualTo(waits.title());
        }
        assertThat(breakOf(waiting, account, Side.BOOK, 14).waiting()).isNull();
        refused(
                Problem.Code.ALREADY_PENDING,
                () -> writeOff(breakOf(waiting, account, Side.BOOK, 12)));
        var _ = desk.approve(waits, desk.approver());
        Workbench after = desk.workbench(id(bench));
        assertThat(after.matches()).hasSize(4);
        BreakCard difference = ReconciliationTest.ofRule(after, "AMOUNT_DIFFERENCE");
        assertThat(difference.found().difference()).isEqualTo(usd("-1.50"));
        assertThat(difference.found().breakState()).isEqualTo(BreakState.OPEN);
        BreakCard matched = breakOf(after, account, Side.BOOK, 12);
        assertThat(matched.found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(matched.waiting()).isNull();
        assertThat(outcome(after).counts().unmatched()).isEqualTo(2);
        assertThat(outcome(after).proofs().getFirst().differences()).isEqualTo(usd("-1.50"));
        assertThat(outcome(after).proofs().getFirst().holds()).isTrue();
        assertThat(after.explanations()).hasSize(2);
        assertThat(after.card().evidenceHash()).isNotEqualTo(bench.card().evidenceHash());
    }

    @Test
    void aRowIsInOneMatchOnlyAndSignsAreNotMixed() {
        AccountKey account = desk.account(202);
        Workbench bench = differing(account);

        refused(
                Problem.Code.ALREADY_EXISTS,
                () -> {
                    MatchMade made = match(by(bench, account, 13, 12, false, WHY));
                    var _ = desk.approve(Objects.requireNonNull(made.waits()), desk.approver());
                });
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, 14, 12, false, WHY)));
        refused(Problem.Code.NOT_FOUND, () -> match(by(bench, account, 99, 12, false, WHY)));
        refused(
                Problem.Code.BAD_VALUE,
                () ->
                        match(
                                new MatchByHand(
                                        id(bench),
                                        List.of(row(account, 12), row(account, 12)),
                                        List.of(row(account, 12)),
                                        false,
                                        WHY)));
        assertThat(desk.workbench(id(bench)).matches()).isEqualTo(bench.matches());
    }

    @Test
    void aSuggestionIsAcceptedAtOnceAndItsUndoFreesExactlyItsRows() {
        AccountKey account = desk.account(203);
        var _ = desk.take(ReconciliationTest.first(203));
        var _ = desk.take(swapped(203));
        Workbench bench = desk.reconcile(account);
        assertThat(bench.suggestions()).hasSize(1);
        assertThat(bench.suggestions().getFirst().pass()).isEqualTo("P8");

        MatchMade made = match(by(bench, account, 14, 16, true, ""));

        RecordedMatch accepted = Objects.requireNonNull(made.match());
        assertThat(accepted.matchOrigin()).isEqualTo(RecordedMatch.Origin.SUGGESTION_ACCEPTED);
        Workbench after = desk.workbench(id(bench));
        assertThat(after.suggestions()).isEmpty();
        assertThat(outcome(after).counts().unmatched()).isZero();
        assertThat(after.matches()).hasSize(bench.matches().size() + 1);
        refused(
                Problem.Code.STALE_VERSION,
                () -> undo(new UndoMatch(accepted.id(), WHY, accepted.version() + 1)));
        refused(
                Problem.Code.BAD_VALUE,
                () -> undo(new UndoMatch(accepted.id(), "short", accepted.version())));
        RecordedMatch undone = undo(new UndoMatch(accepted.id(), WHY, accepted.version()));
        assertThat(undone.matchState()).isEqualTo(RecordedMatch.State.UNDONE);
        refused(
                Problem.Code.WRONG_STATE,
                () -> undo(new UndoMatch(accepted.id(), WHY, undone.version())));
        refused(Problem.Code.NOT_FOUND, () -> match(by(bench, account, 14, 16, true, "")));
        Workbench freed = desk.workbench(id(bench));
        assertThat(freed.matches())
                .filteredOn(match -> match.matchState() == RecordedMatch.State.MATCHED)
                .isEqualTo(bench.matches());
        assertThat(outcome(freed).counts().unmatched()).isEqualTo(2);
        assertThat(outcome(freed).proofs().getFirst().holds()).isTrue();
        assertThat(freed.explanations())
                .extracting(explanation -> explanation.condition().name())
                .containsOnly("EXCLUDED_BY_UNDO");
        assertThat(desk.audited("match/" + accepted.id().value()))
                .contains("MANUAL_MATCH", "UNDO_MATCH");
    }

    @Test
    void aMatchOfWhoseDifferenceFraudIsSuspectedIsUndoneOnceTwoHaveSettledIt() {
        AccountKey account = desk.account(205);
        Workbench bench = differing(account);
        MatchMade made = match(by(bench, account, 12, 12, false, WHY));
        var _ = desk.approve(Objects.requireNonNull(made.waits()), desk.approver());
        Workbench matched = desk.workbench(id(bench));
        RecordedMatch match = matchOf(matched, account, 12);
        BreakCard fraud =
                desk.explain(
                        ReconciliationTest.ofRule(matched, "AMOUNT_DIFFERENCE"),
                        CauseCode.FRAUD_SUSPECTED);
        var undo = new UndoMatch(match.id(), WHY, match.version());

        refused(Problem.Code.WRONG_STATE, () -> undo(undo));

        assertThat(ReconciliationTest.ofRule(desk.workbench(id(bench)), "AMOUNT_DIFFERENCE"))
                .satisfies(
                        card ->
                                assertThat(card.found().breakState())
                                        .isEqualTo(BreakState.EXPLAINED));
        var _ = desk.approve(resolve(fraud, desk.secondOperator()), desk.approver());
        assertThat(undo(undo).matchState()).isEqualTo(RecordedMatch.State.UNDONE);
    }

    @Test
    void whatWasUndoneIsNotMatchedAgainByTheNextRun() {
        AccountKey account = desk.account(204);
        var _ = desk.take(ReconciliationTest.first(204));
        Workbench bench = desk.reconcile(account);
        RecordedMatch one = matchOf(bench, account, 13);
        var _ = undo(new UndoMatch(one.id(), WHY, one.version()));

        Workbench again = desk.reconcile(account);

        assertThat(id(again)).isNotEqualTo(id(bench));
        assertThat(again.matches()).hasSize(3);
        assertThat(outcome(again).counts().unmatched()).isEqualTo(2);
        assertThat(again.explanations())
                .anySatisfy(
                        explanation ->
                                assertThat(explanation.failed())
                                        .extracting(failure -> failure.condition().name())
                                        .contains("EXCLUDED_BY_UNDO"));
        MatchMade made = match(by(again, account, 13, 13, false, WHY));
        assertThat(Objects.requireNonNull(made.match()).matchOrigin())
                .isEqualTo(RecordedMatch.Origin.MANUAL);
        Workbench third = desk.reconcile(account);
        assertThat(third.matches()).hasSize(4);
        assertThat(outcome(third).counts().unmatched()).isZero();
        assertThat(matchOf(third, account, 13).matchOrigin())
                .isEqualTo(RecordedMatch.Origin.MANUAL);
    }
}
