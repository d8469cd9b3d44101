package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// What stands behind the obligations of a fund.
///
/// @param trading owned equity of TRADING accounts with CLIENT or REINVESTED_PROFIT capital
/// @param separationReserve the fund's part of the separation accounts
/// @param clientCash recorded cash of clients at banks and wallets
/// @param inTransit money between two accounts
public record CoverageAssets(
        CoverageSum trading,
        CoverageSum separationReserve,
        CoverageSum clientCash,
        CoverageSum inTransit) {
    @JsonIgnore
    public CoverageSum total() {
        return trading.plus(separationReserve).plus(clientCash).plus(inTransit);
    }
}
