package fidus.server.close;

import static fidus.close.TieOutRule.R10;
import static fidus.close.TieOutRule.R4;
import static fidus.close.TieOutRule.R5;
import static fidus.server.Desk.code;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.close.AboutClose;
import fidus.close.CloseAct;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.FundTotals;
import fidus.close.MonthStart;
import fidus.close.RecordMonthStart;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Step 13 of a close: the committee's capital for the next month, and R4 from then on. One account
/// of CORE has 10,000.00.
class MonthStartsTest {
    private final CloseDesk desk = CloseDesk.afterMarch();

    @BeforeEach
    void locked() {
        desk.locked();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private CloseMonth record(String capital, String reserves, String unallocated) {
        desk.approve(desk.ask(CloseCalls.START, asks(capital, reserves, unallocated)));
        return desk.month();
    }

    @Test
    void oneRecordsWhatTheCommitteeResolvedAndAnotherApprovesIt() {
        String both = desk.token(Role.OPERATOR, Role.APPROVER);
        Prepared waits = desk.server.call(CloseCalls.START, asks("10000.00", "0.00", "0.00"), both);

        assertThat(waits.shown())
                .contains(
                        new Shown(
                                "Capital of CORE",
                                "10000.00 USD, of it reserves 0.00 USD, unallocated 0.00 USD"),
                        new Shown(
                                "Capital of the fund (R4), CORE",
                                "It is 10000.00 USD, it should be 10000.00 USD, a difference of"
                                        + " 0.00 USD"));
        assertThat(code(() -> desk.decide(waits, both))).isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(desk.month().start()).isNull();
        assertThat(desk.month().waiting()).startsWith("Record the start of 2027-04");

        desk.approve(waits);

        assertThat(desk.month().start())
                .satisfies(one -> assertThat(one.recordedBy()).isEqualTo("Test operator-approver"))
                .satisfies(one -> assertThat(one.checkedBy()).isEqualTo("Test approver"));
    }

    @Test
    void whatIsNotAsItWasShownAnyMoreIsNotRecorded() {
        Prepared waits = desk.ask(CloseCalls.START, asks("10000.00", "0.00", "0.00"));
        desk.account(7_005, AccountPurpose.TRADING, "2000.00");

        assertThat(code(() -> desk.approve(waits))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(desk.month().start()).isNull();
        assertThat(desk.month().waiting()).isEmpty();
    }

    @Test
    void r4AFundWithAllocationsAndNoCapitalIsNotKnown() {
        record("10000.00", "0.00", "0.00");
        desk.account(7_006, AccountPurpose.TRADING, FundCode.DYNAMIC, "700.00");
        desk.at("2027-05-01");

        TieOut dynamic =
                desk.ask(CloseCalls.MONTH, new AboutClose("2027-04")).tieOuts().stream()
                        .filter(tie -> tie.tieOutRule() == R4 && tie.key().equals("DYNAMIC"))
                        .findFirst()
                        .orElseThrow();

        assertThat(dynamic.tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(dynamic.left()).isEqualTo(usd("700.00"));
        assertThat(dynamic.isBlocking()).isTrue();
        assertThat(code(() -> record("10000.00", "0.00", "0.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    private static RecordMonthStart asks(String capital, String reserves, String unallocated) {
        return new RecordMonthStart(
                CloseDesk.MARCH,
                List.of(
                        new FundTotals(
                                FundCode.CORE, usd(capital), usd(reserves), usd(unallocated))),
                "Minutes of the committee of 1 April");
    }

    @Test
    void theStepIsOpenAfterTheLockAndDoneOnceItIsRecorded() {
        CloseStep open = desk.step(StepKind.MONTH_START);
        assertThat(open.stepState()).isEqualTo(StepState.OPEN);
        assertThat(open.act()).isEqualTo(CloseAct.RECORD_START);
        desk.account(7_005, AccountPurpose.TRADING, "2000.00");

        CloseMonth after = record("12500.00", "300.00", "200.00");

        assertThat(after.step(StepKind.MONTH_START).stepState()).isEqualTo(StepState.DONE);
        MonthStart start = after.start();
        assertThat(start.allocations())
                .singleElement()
                .satisfies(one -> assertThat(one.change()).isEqualTo(usd("2000.00")));
        assertThat(start.checks())
                .extracting(TieOut::tieOutRule, tie -> tie.left().toString())
                .containsExactly(
                        tuple(R4, "12500.00 USD"),
                        tuple(R5, "10000.00 USD"),
                        tuple(R10, "12000.00 USD"));
        assertThat(after.unchanged()).isTrue();
    }

    @Test
    void r4CapitalThatIsNotAllocationsReservesAndTheRestIsRefused() {
        assertThat(code(() -> record("10000.01", "0.00", "0.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> record("9999.00", "-1.00", "0.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(desk.month().start()).isNull();
    }

    @Test
    void r4HoldsWhatWasResolvedAgainstTheAllocationsOfThatMoment() {
        record("10000.00", "0.00", "0.00");
        desk.at("2027-05-01");
        TieOut even = april();
        assertThat(even.tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(even.explanation()).isEmpty();

        deposit(41, "2027-04-10T10:00:00");

        TieOut later = april();
        assertThat(later.tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(later.right()).isEqualTo(usd("10000.00"));
        assertThat(later.explanation())
                .isEqualTo("Its allocations changed by 500.00 USD since the committee resolved.");
    }

    @Test
    void r4StopsAMonthWhenTheAllocationsOfThatMomentWereOthers() {
        record("10000.00", "0.00", "0.00");
        desk.at("2027-05-01");

        deposit(42, "2027-03-31T23:58:00");

        TieOut off = april();
        assertThat(off.left()).isEqualTo(usd("10000.00"));
        assertThat(off.right()).isEqualTo(usd("10500.00"));
        assertThat(off.isBlocking()).isTrue();
        assertThat(off.isExplainable()).isTrue();
    }

    private void deposit(long ticket, String at) {
        var account = new AccountKey(CloseDesk.SERVER, 7_001);
        desk.cash(account, ticket, at, "500.00", "DEPOSIT-9");
    }

    private TieOut april() {
        return desk.ask(CloseCalls.MONTH, new AboutClose("2027-04")).tieOuts().stream()
                .filter(tie -> tie.tieOutRule() == R4)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyTheLatestLockedMonthIsFollowedByOne() {
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                CloseCalls.START,
                                                new RecordMonthStart(
                                                        "2027-02",
                                                        List.of(),
                                                        "Minutes of the committee"))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                CloseCalls.START,
                                                new RecordMonthStart(
                                                        CloseDesk.MARCH, List.of(), "Short"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }
}
