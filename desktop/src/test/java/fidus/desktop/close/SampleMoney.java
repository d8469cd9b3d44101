package fidus.desktop.close;

import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageAssets;
import fidus.cashflow.CoverageSum;
import fidus.cashflow.FundCoverage;
import fidus.cashflow.Obligations;
import fidus.close.AttestedBalance;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;

import java.util.List;

/// What stood behind the invented March, and a wallet two people looked at.
final class SampleMoney {
    private SampleMoney() {}

    static List<Coverage> coverage() {
        return List.of(
                new Coverage(
                        Currency.USD,
                        List.of(
                                fund(FundCode.CORE, "10500.00", "11915.00", "10100.00"),
                                fund(FundCode.BALANCE, "52000.00", "50000.00", "49000.00")),
                        known("1.20"),
                        known("-165.00"),
                        usd("0.00")));
    }

    private static FundCoverage fund(FundCode fund, String held, String full, String accrued) {
        CoverageSum none = CoverageSum.nothing(Currency.USD);
        return new FundCoverage(
                fund,
                new CoverageAssets(known(held), none, none, none),
                Obligations.fees(usd(full)),
                Obligations.fees(usd(accrued)));
    }

    static List<AttestedBalance> attested() {
        return List.of(
                new AttestedBalance(
                        "2027-03",
                        "1020",
                        "Cold wallet",
                        usd("400.00"),
                        "Block 21,900,123 in two explorers",
                        "Olga Operator",
                        "Paul Approver",
                        Sample.NOW));
    }

    private static CoverageSum known(String sum) {
        return CoverageSum.known(usd(sum), Sample.NOW);
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
