package fidus.server.close;

import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageResult;
import fidus.cashflow.FundCoverage;
import fidus.close.AboutVersion;
import fidus.close.CloseCalls;
import fidus.close.StepKind;
import fidus.contract.Nothing;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.Mandate;
import fidus.funds.FundCode;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// Coverage at the end of March 2027 in the ledger's story (G37), pooled and ring-fenced, as part
/// of what two people sign.
class MonthCoverageTest {
    private static Coverage of(CloseDesk desk) {
        return desk.month().coverage().getFirst();
    }

    private static FundCoverage core(Coverage coverage) {
        return coverage.funds().stream()
                .filter(one -> one.fundCode() == FundCode.CORE)
                .findFirst()
                .orElseThrow();
    }

    /// Assets: owned equity 10,200.00 and on separation 135.00: of the fund's 300.00 there, 165.00
    /// left for the bank. Obligations to the end of the term: principal, 11 payouts of 150.00 and
    /// 15.00 on each for the agent, and the fee.
    @Test
    void theStorysFundIsCoveredByItselfAndInThePool() {
        try (var desk = new CloseDesk("2026-12-31")) {
            new CloseStory(desk).tell();
            FundCoverage core = core(of(desk));

            assertThat(core.assets().trading().sum()).isEqualTo(usd("10200.00"));
            assertThat(core.assets().separationReserve().sum()).isEqualTo(usd("135.00"));
            assertThat(core.assets().total().sum()).isEqualTo(usd("10335.00"));
            assertThat(of(desk).unattributed().sum()).isEqualTo(usd("0.00"));
            CoverageResult full = core.result(CoverageBasis.FULL_TERM);
            assertThat(full.obligations()).isEqualTo(usd("11915.00"));
            assertThat(full.coverageRatio().orElseThrow()).isEqualByComparingTo("86.74");
            assertThat(core.result(CoverageBasis.ACCRUED).obligations()).isEqualTo(usd("10100.00"));
            assertThat(of(desk).totalShortfall(CoverageBasis.FULL_TERM)).contains(usd("1580.00"));
            assertThat(of(desk).house().sum()).isEqualTo(usd("1.20"));
            assertThat(of(desk).pooled(CoverageBasis.FULL_TERM, true).assets().sum())
                    .isEqualTo(usd("10336.20"));
            assertThat(desk.step(StepKind.PROOF).figures())
                    .anyMatch(
                            one ->
                                    one.name().equals("Coverage in USD, pooled")
                                            && one.value().equals("86.74 %"));
        }
    }

    /// The manager's 100.00 of March is owed. Thirteen more like it are expected as long as the
    /// mandate lasts, and none when March was its last month.
    @Test
    void aMandateThatEndedBringsNoMoreFeesIntoTheSignedFigures() {
        try (var desk = new CloseDesk("2026-12-31")) {
            new CloseStory(desk).tell();
            assertThat(due(desk)).isEqualTo(usd("13215.00").toString());

            Mandate mandate = desk.ask(FeeCalls.MANDATES, new Nothing()).mandates().getFirst();
            desk.approve(
                    desk.ask(
                            FeeCalls.CHANGE_MANDATE,
                            new ChangeMandate(
                                    mandate.id(),
                                    mandate.accounts(),
                                    null,
                                    LocalDate.parse("2027-03-31"),
                                    "Agreed with the manager",
                                    mandate.version())));
            assertThat(due(desk)).isEqualTo(usd("11915.00").toString());
        }
    }

    private static String due(CloseDesk desk) {
        return desk.step(StepKind.PROOF).figures().stream()
                .filter(one -> one.name().startsWith("Due in 14 months"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void whatHappensAfterTheMonthChangesNothingOfItsCoverage() {
        try (var desk = CloseDesk.afterMarch()) {
            Coverage before = of(desk);
            assertThat(core(before).assets().trading().sum()).isEqualTo(usd("10450.00"));
            desk.at("2027-04-03");
            desk.read(new AccountKey(CloseDesk.SERVER, 7_001), "2027-04-02T10:00:00Z", "9000.00");
            desk.started("20000.00");

            assertThat(of(desk)).isEqualTo(before);
        }
    }

    @Test
    void coverageIsEvidenceOfALockedMonth() {
        try (var desk = CloseDesk.afterMarch()) {
            Coverage shown = of(desk);
            desk.locked();
            var signed = desk.ask(CloseCalls.VERSION, new AboutVersion(CloseDesk.MARCH, 1));

            assertThat(signed.figures().coverage()).containsExactly(shown);
            assertThat(of(desk)).isEqualTo(shown);
            assertThat(signed.figures().measures()).anyMatch(one -> one.name().startsWith("R25"));
            assertThat(signed.figures().digest()).isEqualTo(signed.head().hash());
        }
    }
}
