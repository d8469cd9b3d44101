package fidus.fees.shares;

import fidus.funds.FundCode;
import fidus.money.Money;

/// A valuation without its lines.
///
/// @param contracts how many were valued
/// @param unavailable how many of them could not be, for want of a reading
public record ShareRunCard(
        ShareRunId id,
        FundCode fundCode,
        String period,
        int revision,
        ShareRunState shareRunState,
        int contracts,
        int unavailable,
        Money shares) {
    public static ShareRunCard of(ShareRun run) {
        return new ShareRunCard(
                run.id(),
                run.fundCode(),
                run.period(),
                run.revision(),
                run.shareRunState(),
                run.lines().size(),
                (int) run.lines().stream().filter(ShareLine::isUnavailable).count(),
                run.shares());
    }
}
