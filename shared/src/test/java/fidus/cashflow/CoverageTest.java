package fidus.cashflow;

import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.investments.schedule.Pace;
import fidus.investments.schedule.PaceInput;
import fidus.investments.schedule.PaceStatus;
import fidus.money.Currency;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.Completeness;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

class CoverageTest {
    private static final Instant MORNING = Instant.parse("2026-07-01T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    /// G30.
    @Test
    void aFundStandsAloneAndThePoolIsShownWithoutAndWithTheHouse() {
        Coverage coverage =
                coverage(
                        fund(FundCode.CORE, CoverageSum.known(usd("12000.00"), NOON), "11500.00"),
                        fund(
                                FundCode.BALANCE,
                                CoverageSum.known(usd("98000.00"), MORNING),
                                "104000.00"));

        CoverageResult core = coverage.funds().get(0).result(CoverageBasis.FULL_TERM);
        CoverageResult balance = coverage.funds().get(1).result(CoverageBasis.FULL_TERM);
        assertThat(core.coverageRatio()).contains(new BigDecimal("104.35"));
        assertThat(balance.coverageRatio()).contains(new BigDecimal("94.23"));
        assertThat(coverage.totalShortfall(CoverageBasis.FULL_TERM)).contains(usd("6000.00"));
        CoverageResult pool = coverage.pooled(CoverageBasis.FULL_TERM, false);
        assertThat(pool.surplus()).contains(usd("-5500.00"));
        assertThat(pool.coverageRatio()).contains(new BigDecimal("95.24"));
        CoverageResult withHouse = coverage.pooled(CoverageBasis.FULL_TERM, true);
        assertThat(withHouse.surplus()).contains(usd("4500.00"));
        assertThat(withHouse.coverageRatio()).contains(new BigDecimal("103.90"));
        assertThat(pool.assets().basis().asOf()).isEqualTo(MORNING);
    }

    @Test
    void aMissingReadingMakesItIncompleteAndNeverZero() {
        CoverageSum half = CoverageSum.known(usd("12000.00"), NOON).plus(CoverageSum.missing());
        assertThat(half.sum()).isEqualTo(usd("12000.00"));
        assertThat(half.basis().completeness()).isEqualTo(Completeness.INCOMPLETE);

        Coverage coverage =
                coverage(
                        fund(FundCode.CORE, half, "11500.00"),
                        fund(FundCode.BALANCE, CoverageSum.missing(), "104000.00"));
        CoverageResult balance = coverage.funds().get(1).result(CoverageBasis.FULL_TERM);
        assertThat(balance.surplus()).isEmpty();
        assertThat(balance.coverageRatio()).isEmpty();
        assertThat(coverage.totalShortfall(CoverageBasis.FULL_TERM)).isEmpty();
    }

    @Test
    void whereNothingIsOwedThereIsNoRatio() {
        CoverageResult nothing =
                new CoverageResult(CoverageSum.known(usd("5.00"), NOON), usd("0.00"));
        assertThat(nothing.coverageRatio()).isEmpty();
        assertThat(nothing.surplus()).contains(usd("5.00"));
    }

    @Test
    void accruedObligationsAreWhatIsEarnedByTheDay() {
        var book = Books.of(1, FundCode.CORE, "25000.00", "2025-01-15");
        // Five earned months by the 15th of August: 1,875.00 and a tenth of it.
        Obligations accrued = Obligations.of(book, CoverageBasis.ACCRUED, day("2025-08-15"));
        assertThat(accrued.interest()).isEqualTo(usd("1875.00"));
        assertThat(accrued.commissions()).isEqualTo(usd("187.50"));
        assertThat(accrued.total()).isEqualTo(usd("27062.50"));
        Obligations whole = Obligations.of(book, CoverageBasis.FULL_TERM, day("2025-08-15"));
        assertThat(whole.total()).isEqualTo(usd("29950.00"));
    }

    /// G29.
    @Test
    void thePaceOfTheExamples() {
        Pace pace =
                Pace.of(
                        new PaceInput(
                                day("2026-01-01"),
                                day("2027-03-01"),
                                usd("18000.00"),
                                usd("6000.00"),
                                usd("4000.00"),
                                usd("9000.00")),
                        day("2026-07-01"));
        PaceFigures figures = PaceFigures.of(pace);
        assertThat(figures.remainingToGenerate()).isEqualTo(usd("8000.00"));
        assertThat(figures.requiredPerDay()).isEqualTo(usd("32.92"));
        assertThat(figures.actualPerDay()).isEqualTo(usd("49.72"));
        assertThat(figures.multiplier()).isEqualTo(new BigDecimal("1.51"));
        assertThat(figures.status()).isEqualTo(PaceStatus.ON_TRACK);
        assertThat(figures.projectedSurplus()).isEqualTo(usd("3082.87"));

        var known = contract(1, pace);
        List<PaceLine> lines = ContractPace.lines(List.of(known, contract(2, pace)));
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst().pace()).isNotNull();
        assertThat(lines.getFirst().pace().remainingToGenerate()).isEqualTo(usd("16000.00"));
        assertThat(lines.getFirst().pace().multiplier()).isEqualTo(new BigDecimal("1.51"));
        List<PaceLine> halfKnown = ContractPace.lines(List.of(known, contract(2, null)));
        assertThat(halfKnown.getFirst().pace()).isNull();
        assertThat(halfKnown.get(2).pace()).isEqualTo(figures);
    }

    @Test
    void theSameSumInAWalletAndOnItsAccountsIsWarnedOf() {
        assertThat(
                        DoubleEntry.warning(
                                "Alpha",
                                usd("10000.00"),
                                usd("10099.99"),
                                new BigDecimal("100.00")))
                .isPresent();
        assertThat(
                        DoubleEntry.warning(
                                "Alpha",
                                usd("10000.00"),
                                usd("10100.00"),
                                new BigDecimal("100.00")))
                .isEmpty();
        assertThat(DoubleEntry.warning("Alpha", usd("0.00"), usd("0.00"), new BigDecimal("100.00")))
                .isEmpty();
    }

    private static ContractPace contract(
            long number, @org.jspecify.annotations.Nullable Pace pace) {
        return new ContractPace(
                CashFlowContract.of(Books.of(number, FundCode.CORE, "25000.00", "2026-01-01")),
                Currency.USD,
                pace,
                Basis.NOTHING,
                null);
    }

    private static Coverage coverage(FundCoverage... funds) {
        return new Coverage(
                Currency.USD,
                List.of(funds),
                CoverageSum.known(usd("10000.00"), NOON),
                CoverageSum.nothing(Currency.USD),
                usd("0.00"));
    }

    private static FundCoverage fund(FundCode fund, CoverageSum trading, String owed) {
        CoverageSum nothing = CoverageSum.nothing(Currency.USD);
        Obligations obligations = Obligations.fees(usd(owed));
        return new FundCoverage(
                fund,
                new CoverageAssets(trading, nothing, nothing, nothing),
                obligations,
                obligations);
    }
}
