package fidus.mt5.pnl;

import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.Sample;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class FundAccountingTest {
    @Test
    void theAccountingPageAddsEquityAndOwesObligations() {
        Money equity = usd("79538.56");
        for (String more : new String[] {"10000.00", "10000.00", "18116.07"}) {
            equity = equity.plus(usd(more));
        }
        var page =
                new FundAccounting(
                        equity,
                        usd("3927.41"),
                        usd("118151.41"),
                        usd("0.00"),
                        usd("0.00"),
                        usd("0.00"),
                        usd("0.00"),
                        usd("0.00"),
                        false);

        assertThat(equity).isEqualTo(usd("117654.63"));
        assertThat(page.totalEquity()).contains(usd("121582.04"));
        assertThat(page.fundRevenue()).contains(usd("3430.63"));
        assertThat(page.revenuePercent()).contains(new BigDecimal("2.90"));
    }

    @Test
    void rebatesStandBesideNetProfitabilityUnlessAskedIn() {
        var page = page(usd("202.00"), false);

        assertThat(page.fundRevenue()).contains(usd("12800.86"));
        assertThat(page.fundAssets()).contains(usd("131154.27"));
        assertThat(page.netProfitability()).contains(usd("-20466.39"));
        assertThat(page(usd("202.00"), true).netProfitability()).contains(usd("-20264.39"));
        assertThat(page(null, false).fundAssets()).as("a missing part is not zero").isEmpty();
        assertThat(page(null, false).netProfitability()).contains(usd("-20466.39"));
    }

    @Test
    void brokerInterestIsTheBalanceNobodyMoved() {
        var interest =
                new BrokerInterest(usd("1010.00"), usd("1500.00"), usd("600.00"), usd("10.00"));

        assertThat(interest.brokerInterest()).isEqualTo(usd("110.00"));
        assertThat(interest.agrees(new BigDecimal("100.00"))).isTrue();
        assertThat(interest.agrees(new BigDecimal("99.99"))).isFalse();
    }

    @Test
    void aReserveIsSplitToTheLastCent() {
        assertThat(ReserveSplit.of(usd("100.00"), List.of(usd("1.00"), usd("1.00"), usd("1.00"))))
                .containsExactly(usd("33.34"), usd("33.33"), usd("33.33"));
        assertThat(ReserveSplit.of(usd("100.00"), List.of(usd("0.00"), usd("0.00"))))
                .containsExactly(usd("0.00"), usd("0.00"));
        assertThatThrownBy(() -> ReserveSplit.of(usd("-1.00"), List.of(usd("1.00"))))
                .isInstanceOf(Refused.class);
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            List<Money> weights = new ArrayList<>();
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                weights.add(Sample.cents(random.nextInt(1, 1_000_000)));
            }
            Money whole = Sample.cents(random.nextInt(10_000_000));
            Money sum = Money.zero(Currency.USD);
            for (Money part : ReserveSplit.of(whole, weights)) {
                sum = sum.plus(part);
            }
            assertThat(sum).as("seed %s", seed).isEqualTo(whole);
        }
    }

    private static FundAccounting page(@Nullable Money rebates, boolean rebatesInNet) {
        return new FundAccounting(
                usd("130952.27"),
                usd("0.00"),
                usd("118151.41"),
                usd("0.00"),
                rebates,
                usd("0.00"),
                usd("33267.25"),
                usd("0.00"),
                rebatesInNet);
    }
}
