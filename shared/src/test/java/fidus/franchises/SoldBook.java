package fidus.franchises;

import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import java.util.List;
import java.util.UUID;

/// A contract of BALANCE sold by a company on its standard terms.
public final class SoldBook {
    private SoldBook() {}

    public static FranchiseBook of(PayoutSchedule schedule) {
        return new FranchiseBook(
                        new InvestmentId(new UUID(0, 1)),
                        1,
                        "Ada Example",
                        FundCode.BALANCE,
                        new FranchiseId(new UUID(0, 2)),
                        "White Label Ltd",
                        new AgentId(new UUID(0, 3)),
                        "Agnes Agent",
                        FranchiseTerms.STANDARD,
                        List.of(),
                        Money.of("0", "USD"),
                        null,
                        1)
                .following(schedule);
    }
}
