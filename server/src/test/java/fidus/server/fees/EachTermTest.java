package fidus.server.fees;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.fees.Agreed.HOUSE;
import static fidus.server.fees.Agreed.after;
import static fidus.server.fees.Agreed.hard;
import static fidus.server.fees.Agreed.hurdle;
import static fidus.server.fees.Agreed.managed;
import static fidus.server.fees.Agreed.net;
import static fidus.server.fees.Agreed.on;
import static fidus.server.fees.Agreed.paid;
import static fidus.server.fees.Agreed.rounded;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.CountedDays;
import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.FeePayment;
import fidus.fees.FeeTiming;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.MarkLevel;
import fidus.fees.MarkRule;
import fidus.fees.Settlement;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.Mandate;
import fidus.money.Currency;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Each term of an agreement that differs from the house's changes the fee by what a calculator
/// says, and a script that shares nothing with this program finds the same figures.
///
/// Every account has 100,000.00 from the start and 50,000.00 more from 11 February. Its P&L is
/// 4,000.00 at the end of January, 3,500.25 of February and 9,000.00 of March.
class EachTermTest {
    private final TermDesk terms = new TermDesk();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        terms.close();
    }

    @Test
    void everyTermOfAPerformanceFeeIsObeyed() throws Exception {
        terms.agreed("house", HOUSE);
        terms.agreed("hard", hurdle(HurdleKind.HARD, "0.06"));
        terms.agreed("period", HOUSE.with(on(HurdleBase.ALLOCATION, HurdleStretch.PERIOD_ONLY)));
        terms.agreed("ACT/360", HOUSE.with(hard(HurdleBase.ALLOCATION).with(DayCount.ACT_360)));
        terms.agreed("daily", HOUSE.with(hard(HurdleBase.DAILY_GEOMETRIC)));
        terms.agreed(
                "daily period",
                HOUSE.with(on(HurdleBase.DAILY_GEOMETRIC, HurdleStretch.PERIOD_ONLY)));
        terms.agreed(
                "sum",
                HOUSE.with(
                        Hurdle.of(
                                HurdleKind.HARD,
                                HurdleBase.FIXED_AMOUNT,
                                HurdleStretch.SINCE_LAST_FEE,
                                "1000")));
        terms.agreed("soft", hurdle(HurdleKind.SOFT, "0.45"));
        terms.agreed(
                "catch up",
                HOUSE.with(
                        hurdle(HurdleKind.SOFT, "0.40")
                                .performance()
                                .hurdle()
                                .withCatchUp(new BigDecimal("0.5"))));
        terms.agreed("no mark", HOUSE.with(HOUSE.performance().with(MarkRule.NO_MARK)));
        terms.agreed("quarter", HOUSE.with(HOUSE.performance().with(Crystallisation.QUARTERLY)));
        terms.agreed("year", HOUSE.with(HOUSE.performance().with(Crystallisation.ANNUAL)));
        terms.agreed("per account", HOUSE.with(MarkLevel.ACCOUNT));
        terms.agreed("from value, gross", paid(HOUSE, FeePayment.FROM_VALUE));
        terms.agreed("from value, net", net(managed(HOUSE)));
        terms.agreed("after management", managed(after(HOUSE)));
        terms.agreed(
                "no mark after",
                managed(after(HOUSE.with(HOUSE.performance().with(MarkRule.NO_MARK)))));
        terms.agreed("whole, half even", rounded(RoundingMode.HALF_EVEN));
        terms.agreed("whole, half up", rounded(RoundingMode.HALF_UP));
        terms.agreed("broker", HOUSE.with(Settlement.BROKER));

        terms.month("2027-01", "104000.00", true);
        terms.deposits();
        terms.month("2027-02", "153500.25", true);
        terms.month("2027-03", "159000.00", true);

        assertThat(terms.fees("2027-01", FeeType.MANAGER_PERFORMANCE))
                .containsEntry("house", "800.00")
                .containsEntry("hard", "698.08")
                .containsEntry("period", "698.08")
                .containsEntry("ACT/360", "696.67")
                .containsEntry("daily", "700.78")
                .containsEntry("sum", "600.00")
                .containsEntry("soft", "800.00")
                .containsEntry("catch up", "301.37")
                .containsEntry("quarter", "0.00")
                .containsEntry("after management", "766.03")
                .containsEntry("no mark after", "766.03")
                .containsEntry("from value, net", "800.00")
                .containsEntry("whole, half even", "800.00")
                .containsEntry("broker", "0.00");
        assertThat(terms.fees("2027-02", FeeType.MANAGER_PERFORMANCE).values())
                .containsOnly("0.00");
        assertThat(terms.fees("2027-03", FeeType.MANAGER_PERFORMANCE))
                .containsExactly(
                        Map.entry("house", "1000.00"),
                        Map.entry("hard", "725.48"),
                        Map.entry("period", "847.12"),
                        Map.entry("ACT/360", "721.67"),
                        Map.entry("daily", "732.45"),
                        Map.entry("daily period", "951.12"),
                        Map.entry("sum", "800.00"),
                        Map.entry("soft", "0.00"),
                        Map.entry("catch up", "0.00"),
                        Map.entry("no mark", "1099.95"),
                        Map.entry("quarter", "1800.00"),
                        Map.entry("year", "0.00"),
                        Map.entry("per account", "1000.00"),
                        Map.entry("from value, gross", "840.00"),
                        Map.entry("from value, net", "1000.00"),
                        Map.entry("after management", "908.49"),
                        Map.entry("no mark after", "1048.99"),
                        Map.entry("whole, half even", "1000.00"),
                        Map.entry("whole, half up", "1001.00"),
                        Map.entry("broker", "0.00"));
        assertThat(terms.run("2027-03", "year", FeeType.MANAGER_PERFORMANCE).accrued().amount())
                .isEqualByComparingTo("1800.00");
        assertThat(
                        terms.run("2027-03", "broker", FeeType.MANAGER_PERFORMANCE)
                                .takenByBroker()
                                .amount())
                .isEqualByComparingTo("1000.00");
        terms.reperformed(folder, "2027-01", "2027-02", "2027-03");
    }

    @Test
    void everyBaseAndDayCountOfAManagementFeeIsObeyed() throws Exception {
        for (DayCount days :
                List.of(
                        DayCount.ACT_365F,
                        DayCount.ACT_360,
                        DayCount.ACT_ACT,
                        DayCount.THIRTY_360,
                        DayCount.THIRTY_360_ISDA,
                        DayCount.THIRTY_E_360,
                        DayCount.TWELFTHS,
                        DayCount.TRADING_260)) {
            terms.agreed(days.name(), on(ManagementFeeBase.AVERAGE_DAILY_ALLOCATION, days));
        }
        terms.agreed("time", on(ManagementFeeBase.TIME_WEIGHTED_CAPITAL, DayCount.THIRTY_360));
        terms.agreed("opening", on(ManagementFeeBase.OPENING_ALLOCATION, DayCount.ACT_365F));
        terms.agreed("closing", on(ManagementFeeBase.CLOSING_EQUITY, DayCount.ACT_365F));
        terms.agreed("gross", on(ManagementFeeBase.GROSS_ASSETS, DayCount.ACT_365F));
        terms.agreed(
                "weekdays", HOUSE.with(managed(HOUSE).management().with(CountedDays.WEEKDAYS)));
        terms.agreed(
                "equity", on(ManagementFeeBase.OPENING_EQUITY, DayCount.ACT_365F), "2027-02-01");
        FeeAgreement ahead = on(ManagementFeeBase.OPENING_ALLOCATION, DayCount.ACT_365F);
        terms.agreed("ahead", ahead.with(ahead.management().with(FeeTiming.IN_ADVANCE)));

        terms.month("2027-01", "104000.00", false);
        terms.deposits();
        terms.month("2027-02", "153500.25", false);

        assertThat(terms.fees("2027-02", FeeType.MANAGER_MANAGEMENT))
                .containsExactly(
                        Map.entry("ACT_365F", "202.74"),
                        Map.entry("ACT_360", "205.56"),
                        Map.entry("ACT_ACT", "202.74"),
                        Map.entry("THIRTY_360", "220.24"),
                        Map.entry("THIRTY_360_ISDA", "220.24"),
                        Map.entry("THIRTY_E_360", "220.24"),
                        Map.entry("TWELFTHS", "220.24"),
                        Map.entry("TRADING_260", "203.30"),
                        Map.entry("time", "222.22"),
                        Map.entry("opening", "153.42"),
                        Map.entry("closing", "235.51"),
                        Map.entry("gross", "235.51"),
                        Map.entry("weekdays", "144.81"),
                        Map.entry("equity", "159.56"),
                        Map.entry("ahead", "153.42"));
        assertThat(terms.desk.journal())
                .filteredOn(entry -> entry.contains("of 2027-02") && entry.contains("153.42"))
                .filteredOn(entry -> entry.contains(" due-"))
                .extracting(entry -> entry.contains("2027-02-01"))
                .containsExactlyInAnyOrder(true, false);
        terms.reperformed(folder, "2027-02");
    }

    /// Fees taken from the value stay taken when the management fee ends.
    @Test
    void aManagementFeeThatEndsDoesNotComeBackAsGain() throws Exception {
        terms.agreed("net", net(managed(HOUSE)));
        terms.month("2027-01", "104000.00", true);
        Mandate mandate = terms.firstMandate();
        FeeAgreement none = net(HOUSE);
        terms.desk.approve(
                terms.desk.ask(
                        FeeCalls.CHANGE_MANDATE, TermDesk.change(mandate, "2027-02-01", none)));

        terms.month("2027-02", "105000.00", true);

        // 1,000.00 more than in January, of which a fifth.
        assertThat(terms.fees("2027-02", FeeType.MANAGER_PERFORMANCE))
                .containsEntry("net", "200.00");
        terms.reperformed(folder, "2027-01", "2027-02");
    }

    @Test
    void termsThatContradictEachOtherOrThePastAreRefusedWithTheirField() {
        terms.agreed("house", HOUSE);
        Mandate mandate = terms.firstMandate();
        assertThat(
                        refusedField(
                                TermDesk.change(
                                        mandate,
                                        "2027-02-01",
                                        HOUSE.with(
                                                HOUSE.performance()
                                                        .with(Crystallisation.QUARTERLY)))))
                .isEqualTo("crystallisation");
        assertThat(
                        refusedField(
                                TermDesk.change(
                                        mandate, "2027-02-01", paid(HOUSE, FeePayment.FROM_VALUE))))
                .isEqualTo("agreed");
        assertThat(
                        refusedField(
                                TermDesk.change(
                                        mandate,
                                        "2027-02-01",
                                        HOUSE.with(HOUSE.performance().with(MarkRule.NET_OF_FEE)))))
                .isEqualTo("markRule");
        assertThat(
                        code(
                                () ->
                                        terms.agreed(
                                                "late",
                                                on(
                                                        ManagementFeeBase.CLOSING_EQUITY,
                                                        DayCount.TWELFTHS),
                                                "2027-01-15")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(
                        code(
                                () ->
                                        terms.agreed(
                                                "weekly",
                                                FeeConvention.POOL_WEEKLY.agreement(
                                                        new BigDecimal("0.2"), Currency.USD))))
                .isEqualTo(Problem.Code.CONVENTION_UNSUPPORTED);
    }

    private String refusedField(ChangeMandate change) {
        return problem(() -> terms.desk.ask(FeeCalls.CHANGE_MANDATE, change))
                .fields()
                .getFirst()
                .field();
    }
}
