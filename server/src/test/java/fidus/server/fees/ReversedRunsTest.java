package fidus.server.fees;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.WithdrawFeeRun;
import fidus.money.Money;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a payment when its run is reversed. January: 800.00, then 850.00 of a corrected
/// reading.
class ReversedRunsTest {
    private static final FeeType PERFORMANCE = FeeType.MANAGER_PERFORMANCE;

    private final PaidDesk paid = new PaidDesk();
    private final FeeDesk desk = paid.desk;

    @BeforeEach
    void posted() {
        assertThat(paid.run().fee()).isEqualTo(Money.of("800.00", "USD"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatWasPaidForAReversedRunIsOwedLessByTheNextOne() {
        paid.takes(9, "08:00:00", "-800.00");
        FeeRun first = paid.run();
        assertThat(first.feeRunState()).isEqualTo(FeeRunState.PAID);

        paid.reverse(first);
        paid.again("104250.00");

        assertThat(paid.run().fee()).isEqualTo(Money.of("850.00", "USD"));
        assertThat(desk.balance("2410")).isEqualTo("-50.00");
        assertThat(paid.payable()).containsExactly("50.00 USD");
        assertThat(code(() -> paid.takes(10, "08:10:00", "-850.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        paid.takes(11, "08:20:00", "-50.00");
        assertThat(paid.run().feeRunState()).isEqualTo(FeeRunState.PAID);
        assertThat(desk.balance("2410")).isEqualTo("0.00");
        assertThat(paid.payable()).isEmpty();
    }

    @Test
    void aPaymentOfAReversedRunThatComesBackIsOwedInFullAgain() {
        paid.takes(9, "08:00:00", "-800.00");
        paid.reverse(paid.run());
        paid.again("103750.00");
        assertThat(paid.run().fee()).isEqualTo(Money.of("750.00", "USD"));
        assertThat(paid.payable()).isEmpty();

        paid.isSomethingElse(9);

        assertThat(paid.payable()).containsExactly("750.00 USD");
        assertThat(desk.balance("2410")).isEqualTo("-750.00");
    }

    @Test
    void aRunInABatchOfPaymentsIsNotReversed() {
        FeeRun run = paid.run();
        var _ = paid.batch();

        assertThat(code(() -> desk.ask(FeeCalls.REVERSE, PaidDesk.wish(run))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(paid.run()).isEqualTo(run);
    }

    @Test
    void aRunIsNotApprovedOnASnapshotThatAnotherReplaced() {
        desk.at("2027-03-01");
        desk.read(paid.account, "2027-02-28T23:50:00Z", "106000.00");
        desk.snapshot("2027-02");
        desk.start("2027-02", PERFORMANCE, FeeStep.PREVIEW);
        var about = new AboutFeeRun(desk.run("2027-02", paid.m1).id());
        var waiting = desk.ask(FeeCalls.APPROVE, about);
        desk.read(paid.account, "2027-02-28T23:55:00Z", "105000.00");
        desk.snapshot("2027-02");

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(code(() -> desk.ask(FeeCalls.APPROVE, about)))
                .isEqualTo(Problem.Code.STALE_VERSION);
        desk.start("2027-02", PERFORMANCE, FeeStep.PREVIEW);
        desk.approve(desk.ask(FeeCalls.APPROVE, about));
        assertThat(desk.fee("2027-02", paid.m1)).isEqualTo("200.00");
    }

    @Test
    void aPreviewOfALaterMonthDoesNotHoldAReversalUp() {
        desk.at("2027-03-01");
        desk.read(paid.account, "2027-02-28T23:50:00Z", "106000.00");
        desk.snapshot("2027-02");
        desk.start("2027-02", PERFORMANCE, FeeStep.PREVIEW);
        FeeRun later = desk.run("2027-02", paid.m1);
        assertThat(later.feeRunState()).isEqualTo(FeeRunState.PREVIEWED);

        paid.reverse(paid.run());

        assertThat(code(() -> approved(later))).isEqualTo(Problem.Code.STALE_VERSION);
    }

    @Test
    void anApprovedRunGoesBackToBeApprovedAnewWithAReasonAndByTwoPersons() {
        desk.at("2027-03-01");
        desk.read(paid.account, "2027-02-28T23:50:00Z", "106000.00");
        desk.snapshot("2027-02");
        desk.start("2027-02", PERFORMANCE, FeeStep.PREVIEW);
        FeeRun run = desk.run("2027-02", paid.m1);
        assertThat(code(() -> desk.ask(FeeCalls.WITHDRAW, back(run))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        approved(run);
        var tooShort = new WithdrawFeeRun(run.id(), "Oh no");
        assertThat(code(() -> desk.ask(FeeCalls.WITHDRAW, tooShort)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        var first = new WithdrawFeeRun(paid.run().id(), "A reading was wrong that day");
        assertThat(code(() -> desk.ask(FeeCalls.WITHDRAW, first)))
                .isEqualTo(Problem.Code.WRONG_STATE);

        var waiting = desk.ask(FeeCalls.WITHDRAW, back(run));
        assertThat(desk.run("2027-02", paid.m1).feeRunState()).isEqualTo(FeeRunState.APPROVED);
        desk.approve(waiting);

        FeeRun now = desk.run("2027-02", paid.m1);
        assertThat(now.feeRunState()).isEqualTo(FeeRunState.PREVIEWED);
        assertThat(now.steps().checkerId()).isNull();
        desk.start("2027-02", PERFORMANCE, FeeStep.POST);
        assertThat(desk.run("2027-02", paid.m1).feeRunState()).isEqualTo(FeeRunState.PREVIEWED);
        desk.read(paid.account, "2027-02-28T23:55:00Z", "105000.00");
        desk.close("2027-02", PERFORMANCE);
        assertThat(desk.fee("2027-02", paid.m1)).isEqualTo("200.00");
    }

    private static WithdrawFeeRun back(FeeRun run) {
        return new WithdrawFeeRun(run.id(), "A reading was wrong that day");
    }

    private void approved(FeeRun run) {
        desk.approve(desk.ask(FeeCalls.APPROVE, new AboutFeeRun(run.id())));
    }
}
