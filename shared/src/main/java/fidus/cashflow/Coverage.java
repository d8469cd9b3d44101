package fidus.cashflow;

import fidus.money.Currency;
import fidus.money.Money;

import java.util.List;
import java.util.Optional;

/// Assets against obligations in one currency: each fund by itself, where nothing else covers its
/// shortfall, and all of them pooled.
///
/// @param funds every fund that is sold
/// @param house owned equity of HOUSE accounts, rebate accounts, broker interest and cash of the
///   house
/// @param unattributed assets that belong to no fund; they count in the pool alone
/// @param owedByNoFund obligations that belong to no fund; they count in the pool alone
public record Coverage(
        Currency currency,
        List<FundCoverage> funds,
        CoverageSum house,
        CoverageSum unattributed,
        Money owedByNoFund) {
    /// Σ max(0, −surplus) over the funds; empty when a fund's assets are not known at all.
    public Optional<Money> totalShortfall(CoverageBasis basis) {
        Money sum = Money.zero(currency);
        for (FundCoverage fund : funds) {
            Optional<Money> lacking = fund.result(basis).shortfall();
            if (lacking.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(lacking.get());
        }
        return Optional.of(sum);
    }

    /// What all funds stand on together.
    public CoverageSum assets() {
        CoverageSum sum = CoverageSum.nothing(currency);
        for (FundCoverage fund : funds) {
            sum = sum.plus(fund.assets().total());
        }
        return sum;
    }

    /// Everything that belongs to clients against everything owed, without or with the house.
    public CoverageResult pooled(CoverageBasis basis, boolean withHouse) {
        CoverageSum assets = assets().plus(unattributed);
        Money owed = owedByNoFund;
        for (FundCoverage fund : funds) {
            owed = owed.plus(fund.obligations(basis).total());
        }
        return new CoverageResult(withHouse ? assets.plus(house) : assets, owed);
    }
}
