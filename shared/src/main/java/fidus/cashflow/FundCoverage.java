package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.funds.FundCode;

/// One fund standing alone.
public record FundCoverage(
        FundCode fundCode, CoverageAssets assets, Obligations fullTerm, Obligations accrued) {
    public Obligations obligations(CoverageBasis basis) {
        return switch (basis) {
            case FULL_TERM -> fullTerm;
            case ACCRUED -> accrued;
        };
    }

    @JsonIgnore
    public CoverageResult result(CoverageBasis basis) {
        return new CoverageResult(assets.total(), obligations(basis).total());
    }
}
