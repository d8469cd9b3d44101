package fidus.desktop.close;

import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageResult;
import fidus.cashflow.FundCoverage;
import fidus.close.CloseMonth;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Assets against obligations of a fund by itself, or of all of them pooled.
///
/// @param name the fund's code, or how it is pooled
/// @param ratio assets in percent of what is owed to the end of the term; empty where nothing is
public record CoverageLine(
        String name,
        @Nullable Money assets,
        Money owed,
        @Nullable Money surplus,
        String ratio,
        Money accrued,
        @Nullable Money surplusAccrued) {
    /// Every fund by itself, then the pool without and with the house, for each currency.
    static List<CoverageLine> of(CloseMonth month, String pool, String withHouse) {
        var lines = new ArrayList<CoverageLine>();
        for (Coverage one : month.coverage()) {
            for (FundCoverage fund : one.funds()) {
                lines.add(
                        line(
                                fund.fundCode().name(),
                                fund.result(CoverageBasis.FULL_TERM),
                                fund.result(CoverageBasis.ACCRUED)));
            }
            lines.add(pooled(one, pool, false));
            lines.add(pooled(one, withHouse, true));
        }
        return lines;
    }

    private static CoverageLine pooled(Coverage one, String name, boolean house) {
        return line(
                name,
                one.pooled(CoverageBasis.FULL_TERM, house),
                one.pooled(CoverageBasis.ACCRUED, house));
    }

    private static CoverageLine line(String name, CoverageResult full, CoverageResult accrued) {
        return new CoverageLine(
                name,
                full.assets().sum(),
                full.obligations(),
                full.surplus().orElse(null),
                full.coverageRatio().map(ratio -> ratio.toPlainString() + " %").orElse(""),
                accrued.obligations(),
                accrued.surplus().orElse(null));
    }
}
