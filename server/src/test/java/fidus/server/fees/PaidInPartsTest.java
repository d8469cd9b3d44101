package fidus.server.fees;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashFlow;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.FindCashFlow;
import fidus.cashflow.FindMonth;
import fidus.cashflow.MonthLines;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.fees.DayCount;
import fidus.fees.FeeTiming;
import fidus.fees.ManagementFeeBase;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.PayableFee;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.payments.PayableRow;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// A fee that several payments pay: January's run of 800.00 was paid and reversed; the run of
/// 850.00 that followed owes 50.00.
class PaidInPartsTest {
    private final PaidDesk paid = new PaidDesk();
    private final FeeDesk desk = paid.desk;

    @AfterEach
    void close() {
        desk.close();
    }

    private void followed() {
        paid.takes(9, "08:00:00", "-800.00");
        paid.reverse(paid.run());
        paid.again("104250.00");
        assertThat(paid.payable()).containsExactly("50.00 USD");
    }

    @Test
    void cashFlowAndCoverageCountOnlyWhatIsStillToBePaid() {
        followed();
        desk.at("2027-02-02");

        assertThat(feeLines())
                .containsExactlyInAnyOrder(
                        "PAID 800.00 USD", "OVERDUE 50.00 USD", "ESTIMATE 850.00 USD");
        var owed = desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies().getFirst();
        assertThat(owed.funds().stream().map(fund -> fund.fullTerm().fees()).toList())
                .contains(Money.of("50.00", "USD"));
    }

    @Test
    void whatComesBackAfterTheNextRunWasPaidIsOfferedAgain() {
        followed();
        paid.takes(11, "08:20:00", "-50.00");
        assertThat(paid.run().feeRunState()).isEqualTo(FeeRunState.PAID);

        paid.isSomethingElse(9);

        assertThat(desk.balance("2410")).isEqualTo("-800.00");
        assertThat(paid.payable()).containsExactly("800.00 USD");
        assertThat(paid.run().feeRunState()).isEqualTo(FeeRunState.POSTED);
        paid.takes(12, "08:30:00", "-800.00");
        assertThat(paid.payable()).isEmpty();
        assertThat(paid.run().feeRunState()).isEqualTo(FeeRunState.PAID);

        paid.isSomethingElse(11);

        assertThat(paid.payable()).containsExactly("50.00 USD");
        assertThat(desk.balance("2410")).isEqualTo("-50.00");
        assertThat(paid.run().steps().payments())
                .extracting(FeePaid::stands)
                .containsExactly(false, true);
    }

    @Test
    void aPaymentOnItsWayIsConfirmedThoughMoreFellDueMeanwhile() {
        followed();
        PaymentBatch batch = paid.sent();
        paid.isSomethingElse(9);

        paid.left(batch);

        assertThat(paid.payable()).containsExactly("800.00 USD");
        assertThat(desk.balance("2410")).isEqualTo("-800.00");
        // the payment that left holds the run no longer
        PayableRow rest = desk.ask(PaymentCalls.PAYABLES, new Nothing()).rows().getFirst();
        assertThat(rest.payable().payableAmount()).isEqualTo(Money.of("800.00", "USD"));
        assertThat(rest.blocked()).isNull();
        assertThat(code(() -> paid.takes(13, "08:30:00", "-850.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void whatLeftInAMonthThatIsLockedCountsInTheFirstOpenOne() {
        PaymentBatch batch = paid.sent();
        desk.at("2027-03-05");
        Months.lock(desk.server.mongo(), "2027-02");

        paid.left(batch);

        assertThat(paid.run().steps().payments())
                .extracting(FeePaid::paidOn)
                .containsExactly(LocalDate.of(2027, 3, 1));
        assertThat(paid.payable()).isEmpty();
        assertThat(desk.balance("2410")).isEqualTo("0.00");
    }

    @Test
    void aFeeInAdvanceIsDueOnTheFirstDayOfItsMonth() {
        ManagerId m2 = desk.manager("M2");
        AccountKey account = desk.account(1002, "100000.00");
        var terms = Agreed.on(ManagementFeeBase.OPENING_ALLOCATION, DayCount.ACT_365F);
        var ahead = terms.with(terms.management().with(FeeTiming.IN_ADVANCE));
        desk.mandate(m2, "2027-02-01", ahead, null, account);
        desk.at("2027-03-01");
        desk.read(account, "2027-02-28T23:50:00Z", "100000.00");
        desk.read(paid.account, "2027-02-28T23:50:00Z", "104000.00");
        desk.close("2027-02", FeeType.MANAGER_MANAGEMENT);

        var features = desk.server.features();
        List<PayableFee> due = features.mongo().read(unit -> features.feeRuns().posted(unit));
        assertThat(due)
                .filteredOn(fee -> fee.managerId().equals(m2))
                .extracting(PayableFee::dueOn)
                .containsExactly(LocalDate.of(2027, 2, 1));
        assertThat(lines("2027-04")).contains("2027-04-01 ESTIMATE 153.42 USD");
    }

    private List<String> feeLines() {
        CashFlow flow =
                desk.ask(
                        CashflowCalls.CALENDAR,
                        new FindCashFlow(null, null, false, false, false, false));
        return flow.currencies().getFirst().months().stream()
                .limit(1)
                .flatMap(month -> month.amounts().stream())
                .map(one -> one.standing() + " " + one.sum())
                .toList();
    }

    private List<String> lines(String month) {
        MonthLines found =
                desk.ask(CashflowCalls.MONTH, new FindMonth(month, Currency.USD, null, null));
        return found.lines().stream()
                .map(line -> line.dueOn() + " " + line.standing() + " " + line.lineAmount())
                .toList();
    }
}
