package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.AboutClose;
import fidus.close.CloseAct;
import fidus.close.CloseBlock;
import fidus.close.CloseCalls;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.fees.FeeConvention;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.FindFeeRuns;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.PrepareMandate;
import fidus.fees.runs.StartFeeRuns;
import fidus.investments.Investment;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What blocks each step, in its own words.
class StepsTest {
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

    private CloseDesk desk = CloseDesk.afterMarch();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void beforeTheFreezeEveryActWaitsForIt() {
        CloseStep snapshot = desk.step(StepKind.SNAPSHOT);
        assertThat(snapshot.stepState()).isEqualTo(StepState.BLOCKED);
        assertThat(snapshot.act()).isNull();
        assertThat(words(snapshot)).containsExactly("Begin the close of the month first.");
    }

    @Test
    void aMonthWhoseDaysWereNotRolledIsNotFrozen() {
        desk.close();
        desk = new CloseDesk("2027-04-02");
        CloseStep freeze = desk.step(StepKind.FREEZE);
        assertThat(freeze.stepState()).isEqualTo(StepState.BLOCKED);
        assertThat(freeze.words()).startsWith("No day was rolled yet.");
    }

    @Test
    void anAccountWithoutAReadingOfTheMonthsEndBlocksSnapshotAndDeals() {
        desk.close();
        desk = CloseDesk.afterMarch(7_004);
        desk.freeze();
        CloseStep snapshot = desk.step(StepKind.SNAPSHOT);
        assertThat(snapshot.act()).isEqualTo(CloseAct.TAKE_SNAPSHOT);
        assertThat(snapshot.blocks())
                .singleElement()
                .satisfies(
                        block -> {
                            assertThat(block.closePlace()).isEqualTo(ClosePlace.IMPORTS);
                            assertThat(block.subject()).isEqualTo("account/Broker-Live/7004");
                            assertThat(block.message())
                                    .startsWith("7004@Broker-Live: No reading was accepted by");
                        });
        assertThat(words(desk.step(StepKind.DEALS)))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("has no report yet"));
    }

    @Test
    void aSnapshotThatWouldBeTakenOtherwiseNowIsTakenAgain() {
        desk.freeze();
        desk.run(StepKind.SNAPSHOT);
        assertThat(desk.step(StepKind.SNAPSHOT).stepState()).isEqualTo(StepState.DONE);
        desk.cash(ACCOUNT, 1, "2027-03-20T10:00:00", "-12.50", "FEE platform");
        CloseStep changed = desk.step(StepKind.SNAPSHOT);
        desk.cash(ACCOUNT, 2, "2027-03-20T10:00:00", "-100.00", "TRANSFER TO 9999");
        assertThat(desk.step(StepKind.SNAPSHOT).act()).isEqualTo(CloseAct.TAKE_SNAPSHOT);
        assertThat(changed.stepState()).isEqualTo(StepState.DONE);
    }

    @Test
    void aMovementNobodyUnderstandsBlocks() {
        desk.cash(ACCOUNT, 1, "2027-03-20T10:00:00", "-100.00", "Something else");
        desk.freeze();
        CloseStep step = desk.step(StepKind.CASH_MOVEMENTS);
        assertThat(step.stepState()).isEqualTo(StepState.BLOCKED);
        assertThat(step.blocks())
                .extracting(CloseBlock::closePlace, CloseBlock::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ClosePlace.REVIEW,
                                "7001@Broker-Live: 1 cash movements wait for a person. Say what"
                                        + " they are."));
    }

    @Test
    void aTransferWhoseOtherEndIsMissingBlocks() {
        desk.close();
        desk = CloseDesk.afterMarch(7_004);
        desk.cash(ACCOUNT, 1, "2027-03-20T10:00:00", "-100.00", "TRANSFER TO 7004");
        desk.freeze();
        assertThat(words(desk.step(StepKind.CASH_MOVEMENTS)))
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one)
                                        .contains(
                                                "100.00 USD left 7001@Broker-Live",
                                                "no other end on 7004@Broker-Live"));
    }

    @Test
    void marksWaitForTheSnapshotAndThenForTheWork() {
        desk.cash(ACCOUNT, 1, "2027-03-20T10:00:00", "-12.50", "FEE platform");
        desk.freeze();
        assertThat(words(desk.step(StepKind.MARK_TO_MARKET)))
                .containsExactly("Take the snapshot first.");
        desk.run(StepKind.SNAPSHOT);
        CloseStep marks = desk.step(StepKind.MARK_TO_MARKET);
        assertThat(marks.stepState()).isEqualTo(StepState.OPEN);
        assertThat(marks.act()).isEqualTo(CloseAct.MARK_TO_MARKET);
        desk.run(StepKind.MARK_TO_MARKET);
        assertThat(desk.step(StepKind.MARK_TO_MARKET).stepState()).isEqualTo(StepState.DONE);
    }

    @Test
    void anAccountThatIsNotReconciledBlocks() {
        desk.freeze();
        CloseStep step = desk.step(StepKind.STATEMENTS);
        assertThat(step.blocks())
                .singleElement()
                .satisfies(
                        block -> {
                            assertThat(block.closePlace()).isEqualTo(ClosePlace.RECONCILIATION);
                            assertThat(block.message())
                                    .startsWith("7001@Broker-Live is not reconciled to 2027-03-31");
                        });
    }

    @Test
    void feesAreComputedApprovedAndPosted() {
        assertThat(desk.step(StepKind.FEE_RUNS).stepState()).isEqualTo(StepState.NOT_APPLICABLE);
        mandate();
        desk.freeze();
        desk.run(StepKind.SNAPSHOT);
        assertThat(words(desk.step(StepKind.FEE_RUNS)))
                .containsExactly(
                        "Performance fees of Carla Core are not computed. Compute the month's"
                                + " runs.");
        fees(FeeStep.PREVIEW);
        assertThat(words(desk.step(StepKind.FEE_RUNS)))
                .containsExactly(
                        "Performance fees of Carla Core are PREVIEWED. They have to be approved and"
                                + " posted.");
        var run = desk.ask(FeeCalls.RUNS, new FindFeeRuns(CloseDesk.MARCH, null)).runs().getFirst();
        desk.approve(desk.ask(FeeCalls.APPROVE, new AboutFeeRun(run.id())));
        assertThat(words(desk.step(StepKind.FEE_RUNS)).getFirst()).contains("are APPROVED");
        fees(FeeStep.POST);
        assertThat(desk.step(StepKind.FEE_RUNS).stepState()).isEqualTo(StepState.DONE);
        assertThat(desk.balance("2410")).isEqualTo("-90.00");
        assertThat(desk.month().tieOuts())
                .filteredOn(tie -> tie.tieOutRule() == fidus.close.TieOutRule.L9)
                .singleElement()
                .satisfies(tie -> assertThat(tie.isSettled()).isTrue());
    }

    @Test
    void aPaymentThatIsDueIsPaidOrCarriedOver() {
        desk.close();
        desk = new CloseDesk("2026-12-01");
        Investment contract = desk.started("10000.00");
        new CloseStory(desk)
                .wallet(
                        "client/" + desk.ada.id().value(),
                        desk.ada.name(),
                        "DE89370400440532013000");
        desk.at("2027-03-01");
        desk.server.rollDay();
        desk.approve(
                desk.ask(
                        RedemptionCalls.REQUEST,
                        new RequestRedemption(
                                contract.id(),
                                List.of(PayoutRef.interest(1)),
                                "Asked for by letter")));
        desk.at("2027-04-01");
        desk.server.rollDay();
        desk.freeze();
        CloseStep due = desk.step(StepKind.PAYMENTS);
        assertThat(due.act()).isEqualTo(CloseAct.CARRY_OVER);
        assertThat(due.words()).startsWith("1 payments are due and not paid");
        assertThat(due.figures().getFirst().value()).isEqualTo("150.00 USD");

        desk.ask(CloseCalls.CARRY, new AboutClose(CloseDesk.MARCH));

        CloseStep carried = desk.step(StepKind.PAYMENTS);
        assertThat(carried.stepState()).isEqualTo(StepState.DONE);
        assertThat(carried.words()).isEqualTo("1 payments are carried over.");
    }

    @Test
    void aClientWithoutStatementOrDraftBlocks() {
        desk.freeze();
        assertThat(words(desk.step(StepKind.DOCUMENTS)).getFirst())
                .startsWith("1 clients have neither a statement nor a draft");
        desk.statements(true);
        assertThat(desk.step(StepKind.DOCUMENTS).stepState()).isEqualTo(StepState.DONE);
    }

    @Test
    void theProofNamesWhatDoesNotTieOut() {
        desk.freeze();
        assertThat(words(desk.step(StepKind.PROOF)))
                .contains(
                        "L11 1010 House bank USD: 10000.00 USD. No statement of this account"
                                + " reaches the last day of the month.");
    }

    private static List<String> words(CloseStep step) {
        return step.blocks().stream().map(CloseBlock::message).toList();
    }

    private void mandate() {
        var manager = desk.ask(FeeCalls.ADD_MANAGER, new ManagerToAdd("Carla Core"));
        LocalDate day = LocalDate.parse("2027-03-01");
        desk.approve(
                desk.ask(
                        FeeCalls.PREPARE_MANDATE,
                        new PrepareMandate(
                                manager.id(),
                                "Mandate of CORE-1",
                                day,
                                List.of(new MandateAccount(ACCOUNT, day, null)),
                                FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD),
                                null,
                                "Signed on paper, page 1")));
    }

    private void fees(FeeStep step) {
        desk.done(
                desk.ask(
                        FeeCalls.START,
                        new StartFeeRuns(
                                CloseDesk.MARCH, FeeType.MANAGER_PERFORMANCE, step, null)));
    }
}
