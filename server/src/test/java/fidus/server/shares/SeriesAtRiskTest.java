package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.funds.ShareMethod;
import fidus.investments.Investment;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

/// A principal at risk in a fund that shares by series, whose units lose what is paid out of them.
class SeriesAtRiskTest {
    /// 250,000 earn 50,000 until February, of which half is paid: the units hold 275,000. They lose
    /// 40,000 until the end, 235,000. The contract has earned 50,000 − 40,000 = 10,000, so nothing
    /// of its principal is lost.
    @Test
    void sharesThatWerePaidAreNoLossOfThePrincipal() throws Exception {
        try (var desk = new ShareDesk("2026-01-15")) {
            desk.terms(
                    "2026-01-16",
                    next -> next.shareMethod(ShareMethod.SERIES).principalAtRisk(true));
            desk.at("2026-01-20");
            AccountKey account = desk.account(1001, "250000");
            desk.read(account, "2026-01-19", "250000");
            Investment contract = desk.contract(desk.client("Ada Example"), "250000", account);
            desk.read(account, "2026-03-20", "250000");
            desk.read(account, "2027-02-28", "300000");
            desk.at("2027-03-02");
            assertThat(desk.posted("2027-02").shares()).isEqualTo(usd("25000"));
            desk.read(account, "2027-03-20", "260000");
            desk.read(account, "2027-03-31", "260000");
            desk.at("2027-04-01");
            desk.server.rollDay();
            ShareRun run = desk.posted("2027-03");

            ShareLine line = run.lines().getFirst();
            assertThat(line.performance()).isEqualTo(usd("-15000"));
            assertThat(line.principalDue()).isEqualTo(usd("250000"));
            desk.reperformed(run);
            assertThat(desk.page(contract).book().schedule().principalRow())
                    .satisfies(
                            row -> {
                                assertThat(row.payoutState()).isEqualTo(PayoutState.AVAILABLE);
                                assertThat(row.payoutAmount()).isEqualTo(usd("250000"));
                            });
        }
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
