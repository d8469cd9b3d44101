package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashFlowAmount;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.FindCashFlow;
import fidus.fees.FeeConvention;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Fees of managers in the cash flow: a fifth of a gain of 4,000.00 is due at the end of January.
class FeeFlowsTest {
    private final FeeDesk desk = new FeeDesk("2027-01-02");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPaidFeeStandsOnItsDayAndIsStillWhatTheComingOnesAreEstimatedFrom() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId manager = desk.manager("M1");
        desk.mandate(
                manager,
                FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD),
                account);
        desk.at("2027-02-01");
        desk.read(account, "2027-01-31T23:55:00Z", "104000.00");
        desk.close("2027-01", FeeType.MANAGER_PERFORMANCE);
        assertThat(fees(0)).containsExactlyInAnyOrder("OVERDUE 800.00", "ESTIMATE 800.00");

        FeeRun run = desk.run("2027-01", manager);
        desk.server
                .features()
                .mongo()
                .write(
                        unit ->
                                desk.server
                                        .features()
                                        .feeRuns()
                                        .paid(
                                                unit,
                                                Actor.SYSTEM,
                                                run.id(),
                                                FeePaid.of(
                                                        "payment/1",
                                                        LocalDate.parse("2027-02-01"),
                                                        run.fee())));

        assertThat(fees(0)).containsExactlyInAnyOrder("PAID 800.00", "ESTIMATE 800.00");
        assertThat(fees(1)).containsExactly("ESTIMATE 800.00");
        assertThat(calendar().paidWithoutDay().isZero()).isTrue();
    }

    private CashFlowCalendar calendar() {
        return desk.ask(
                        CashflowCalls.CALENDAR,
                        new FindCashFlow(null, null, false, false, false, false))
                .currencies()
                .getFirst();
    }

    private List<String> fees(int month) {
        CashFlowMonth shown = calendar().months().get(month);
        return shown.amounts().stream()
                .filter(one -> one.kind() == CashFlowKind.MANAGER_FEE)
                .map(FeeFlowsTest::words)
                .toList();
    }

    private static String words(CashFlowAmount one) {
        return one.standing() + " " + one.sum().amount();
    }
}
