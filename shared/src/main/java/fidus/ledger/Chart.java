package fidus.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The chart of accounts. Postings to any other code are refused.
public final class Chart {
    public static final List<ChartAccount> ACCOUNTS =
            List.of(
                    new ChartAccount("1010", "Bank accounts"),
                    new ChartAccount("1020", "Crypto wallets"),
                    new ChartAccount("1050", "Broker wallets"),
                    new ChartAccount("1100", "Trading accounts at adjusted allocation"),
                    new ChartAccount("1110", "Revaluation of trading accounts"),
                    new ChartAccount("1130", "Separation accounts"),
                    new ChartAccount("1140", "Transfers in transit"),
                    new ChartAccount("1150", "Rebate accounts"),
                    new ChartAccount("1200", "Rebates receivable"),
                    new ChartAccount("1210", "Claims on managers"),
                    new ChartAccount("1900", "Currency exchange clearing"),
                    new ChartAccount("2010", "Deposits received, not yet assigned"),
                    new ChartAccount("2100", "Client principal"),
                    new ChartAccount("2200", "Client interest accrued"),
                    new ChartAccount("2210", "Payouts due"),
                    new ChartAccount("2220", "Payouts approved, in payment"),
                    new ChartAccount("2240", "Broker interest owed"),
                    new ChartAccount("2300", "Commissions accrued"),
                    new ChartAccount("2310", "Commissions payable"),
                    new ChartAccount("2400", "Manager fees accrued"),
                    new ChartAccount("2410", "Manager fees payable"),
                    new ChartAccount("2500", "Franchise pools accrued"),
                    new ChartAccount("2510", "Franchise pools payable"),
                    new ChartAccount("2600", "Unidentified receipts"),
                    new ChartAccount("3010", "House capital"),
                    new ChartAccount("3020", "Retained result"),
                    new ChartAccount("3030", "House reserves"),
                    new ChartAccount("3900", "Opening balances"),
                    new ChartAccount("4100", "Trading result"),
                    new ChartAccount("4200", "Rebate income"),
                    new ChartAccount("4300", "Broker interest"),
                    new ChartAccount("4400", "Bonus and other income"),
                    new ChartAccount("4500", "Reconciliation gains"),
                    new ChartAccount("5010", "Client interest"),
                    new ChartAccount("5020", "Performance shares"),
                    new ChartAccount("5100", "Commissions"),
                    new ChartAccount("5200", "Manager performance fees"),
                    new ChartAccount("5210", "Manager management fees"),
                    new ChartAccount("5300", "Franchise pools"),
                    new ChartAccount("5400", "Broker fees and profit shares"),
                    new ChartAccount("5500", "Bank and network charges"),
                    new ChartAccount("5600", "Write-offs"),
                    new ChartAccount("5700", "Exchange differences"));

    private static final Map<String, ChartAccount> BY_CODE =
            ACCOUNTS.stream().collect(Collectors.toMap(ChartAccount::code, Function.identity()));

    private Chart() {}

    public static Optional<ChartAccount> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
