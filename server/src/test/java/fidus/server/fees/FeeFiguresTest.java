package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.MarkLevel;
import fidus.fees.Settlement;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a run charges: marks, hurdles, netting, day counts.
final class FeeFiguresTest extends RunMonths {
    private static final FeeType MANAGEMENT = FeeType.MANAGER_MANAGEMENT;

    @Test
    void aMarkRisesOnlyWithAFeeAndLossesAreCarriedForward() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20"), account);

        month(account, "2027-01", "104000.00");
        month(account, "2027-02", "103000.00");
        month(account, "2027-03", "105000.50");

        assertThat(desk.fee("2027-01", m1)).isEqualTo("800.00");
        assertThat(desk.fee("2027-02", m1)).isEqualTo("0.00");
        assertThat(desk.fee("2027-03", m1)).isEqualTo("200.10");
        FeeRun last = desk.run("2027-03", m1);
        assertThat(last.parts().getFirst().marksAfter().getFirst().mark().level())
                .isEqualByComparingTo("5000.50");
        assertThat(last.feeRunState()).isEqualTo(FeeRunState.POSTED);
        assertThat(desk.balance("5200")).isEqualTo("1000.10");
        assertThat(desk.balance("2400")).isEqualTo("0.00");
        assertThat(desk.balance("2410")).isEqualTo("-1000.10");
        assertThat(unpaid()).isEqualTo(Money.of("1000.10", "USD"));
        assertThat(last.impact().percent()).contains(new BigDecimal("20.00"));
    }

    @Test
    void aSoftHurdleChargesTheWholeGainAndAHardOneOnlyTheExcess() {
        AccountKey one = desk.account(1001, "100000.00");
        AccountKey two = desk.account(1002, "100000.00");
        AccountKey three = desk.account(1003, "100000.00");
        AccountKey four = desk.account(1004, "100000.00");
        ManagerId soft = desk.manager("Soft");
        ManagerId hard = desk.manager("Hard");
        ManagerId softLow = desk.manager("Soft low");
        ManagerId hardLow = desk.manager("Hard low");
        desk.mandate(soft, hurdle(HurdleKind.SOFT), one);
        desk.mandate(hard, hurdle(HurdleKind.HARD), two);
        desk.mandate(softLow, hurdle(HurdleKind.SOFT), three);
        desk.mandate(hardLow, hurdle(HurdleKind.HARD), four);
        read("2027-01", one, "102000.00");
        read("2027-01", two, "102000.00");
        read("2027-01", three, "100500.00");
        read("2027-01", four, "100500.00");
        desk.at("2027-02-01");

        desk.close("2027-01", PERFORMANCE);

        assertThat(desk.fee("2027-01", soft)).isEqualTo("400.00");
        assertThat(desk.fee("2027-01", hard)).isEqualTo("298.08");
        assertThat(desk.fee("2027-01", softLow)).isEqualTo("0.00");
        assertThat(desk.fee("2027-01", hardLow)).isEqualTo("0.00");
        String hurdle =
                desk.run("2027-01", hard)
                        .parts()
                        .getFirst()
                        .lines()
                        .getFirst()
                        .derivation()
                        .find("hurdle")
                        .orElseThrow()
                        .value()
                        .toString();
        assertThat(hurdle).startsWith("509.5890");
    }

    @Test
    void nettingOffsetsALosingAccountAndAMarkPerAccountDoesNot() {
        AccountKey x = desk.account(1001, "10000.00");
        AccountKey y = desk.account(1002, "10000.00");
        AccountKey x2 = desk.account(1003, "10000.00");
        AccountKey y2 = desk.account(1004, "10000.00");
        ManagerId netted = desk.manager("Netted");
        ManagerId apart = desk.manager("Apart");
        desk.mandate(netted, house("0.20"), x, y);
        desk.mandate(apart, house("0.20").with(MarkLevel.ACCOUNT), x2, y2);
        read("2027-01", x, "11000.00");
        read("2027-01", x2, "11000.00");
        read("2027-01", y, "9600.00");
        read("2027-01", y2, "9600.00");
        desk.at("2027-02-01");

        desk.close("2027-01", PERFORMANCE);

        assertThat(desk.fee("2027-01", netted)).isEqualTo("120.00");
        assertThat(desk.fee("2027-01", apart)).isEqualTo("200.00");
        assertThat(desk.run("2027-01", apart).parts().getFirst().lines()).hasSize(2);
    }

    @Test
    void aManagementFeeFollowsItsDayCountAlsoInALeapYear() {
        var managers = new java.util.LinkedHashMap<DayCount, ManagerId>();
        var accounts = new ArrayList<AccountKey>();
        for (DayCount days : List.of(DayCount.ACT_365F, DayCount.THIRTY_360, DayCount.ACT_ACT)) {
            AccountKey account = desk.account(1001 + accounts.size(), "100000.00");
            accounts.add(account);
            managers.put(days, desk.manager(days.name()));
            desk.mandate(
                    managers.get(days),
                    house("0.20")
                            .with(
                                    ManagementFeeTerms.of(
                                            new BigDecimal("0.02"),
                                            ManagementFeeBase.AVERAGE_DAILY_ALLOCATION,
                                            days)),
                    account);
        }
        accounts.forEach(account -> read("2027-01", account, "99000.00"));
        desk.at("2027-02-01");
        desk.close("2027-01", MANAGEMENT);
        desk.at("2028-01-15");
        accounts.forEach(account -> read("2028-01", account, "99000.00"));
        desk.at("2028-02-01");
        desk.close("2028-01", MANAGEMENT);

        assertThat(managers.values().stream().map(id -> desk.fee("2027-01", id)))
                .containsExactly("169.86", "166.67", "169.86");
        assertThat(managers.values().stream().map(id -> desk.fee("2028-01", id)))
                .containsExactly("169.86", "166.67", "169.40");
        assertThat(desk.balance("5210")).isEqualTo("1012.32");
    }

    @Test
    void aQuarterlyFeeIsAccruedEachMonthAndMayFallUntilItIsDue() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        FeeAgreement monthly = house("0.20");
        desk.mandate(
                m1, monthly.with(monthly.performance().with(Crystallisation.QUARTERLY)), account);

        month(account, "2027-01", "104000.00");
        assertThat(desk.balance("2400")).isEqualTo("-800.00");
        assertThat(desk.balance("5200")).isEqualTo("800.00");
        month(account, "2027-02", "103000.00");
        assertThat(desk.balance("2400")).isEqualTo("-600.00");
        assertThat(desk.balance("2410")).isEqualTo("0.00");
        assertThat(accrued()).isEqualTo(Money.of("600.00", "USD"));
        month(account, "2027-03", "105000.50");
        assertThat(desk.balance("2400")).isEqualTo("0.00");
        assertThat(desk.balance("2410")).isEqualTo("-1000.10");
        assertThat(desk.balance("5200")).isEqualTo("1000.10");
        assertThat(unpaid()).isEqualTo(Money.of("1000.10", "USD"));
        assertThat(accrued()).isEqualTo(Money.of("0.00", "USD"));
    }

    @Test
    void whatTheBrokerTakesIsReportedAndNeverCharged() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        desk.mandate(m1, house("0.20").with(Settlement.BROKER), account);
        month(account, "2027-01", "104000.00");
        FeeRun run = desk.run("2027-01", m1);
        assertThat(run.fee()).isEqualTo(Money.of("0.00", "USD"));
        assertThat(run.takenByBroker()).isEqualTo(Money.of("800.00", "USD"));
        assertThat(desk.journal()).isEmpty();
    }

    @Test
    void marksAndResultsGoOnInASuccessor() {
        AccountKey account = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        Mandate first = desk.mandate(m1, house("0.20"), account);
        month(account, "2027-01", "104000.00");
        LocalDate end = LocalDate.of(2027, 1, 31);
        desk.approve(
                desk.ask(
                        FeeCalls.CHANGE_MANDATE,
                        new ChangeMandate(
                                first.id(),
                                first.accounts(),
                                null,
                                end,
                                "Replaced by a new agreement",
                                first.version())));
        desk.mandate(m1, "2027-02-01", house("0.10"), first.id(), account);
        month(account, "2027-02", "103000.00");
        assertThat(desk.fee("2027-02", m1)).isEqualTo("0.00");
        month(account, "2027-03", "105000.00");
        assertThat(desk.fee("2027-03", m1)).isEqualTo("100.00");
    }

    private Money accrued() {
        return sum(FeeRuns::accrued);
    }

    private static FeeAgreement hurdle(HurdleKind kind) {
        return house("0.20")
                .with(Hurdle.of(kind, HurdleBase.ALLOCATION, HurdleStretch.SINCE_LAST_FEE, "0.06"));
    }
}
