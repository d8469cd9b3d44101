package fidus.mt5.pnl;

import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class TruePnlTest {
    @Test
    void floatingLossCountsAndWithdrawnProfitWasEarned() {
        var bal1 = TruePnl.of(usd("9906.99"), usd("4643.98"), usd("80000.00"));
        var core1 = TruePnl.of(usd("2154.96"), usd("118.01"), usd("18151.41"));

        assertThat(bal1.truePnl()).isEqualTo(usd("-65449.03"));
        assertThat(bal1.returnPercent()).contains(new BigDecimal("-81.81"));
        assertThat(core1.truePnl()).isEqualTo(usd("-15878.44"));
        assertThat(core1.returnPercent()).contains(new BigDecimal("-87.48"));
    }

    @Test
    void aReturnOnNoCapitalIsAbsentWhileTheResultStays() {
        for (String base : new String[] {"0.00", "-500.00"}) {
            var pnl = TruePnl.of(usd("100.00"), usd("0.00"), usd(base));
            assertThat(pnl.returnRate()).isEmpty();
            assertThat(pnl.returnPercent()).isEmpty();
            assertThat(pnl.truePnl()).isEqualTo(usd("100.00").minus(usd(base)));
        }
    }

    @Test
    void aPeriodsResultIsTheDifferenceOfItsEnds() {
        var start = TruePnl.of(usd("1050.00"), usd("0.00"), usd("1000.00"));
        var end = TruePnl.of(usd("1500.00"), usd("80.00"), usd("1500.00"));

        assertThat(end.since(start)).isEqualTo(usd("30.00"));
    }

    @Test
    void differentCurrenciesMakeNoResult() {
        assertThatThrownBy(() -> TruePnl.of(usd("1.00"), Money.of("1.00", "EUR"), usd("1.00")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("MIXED_CURRENCIES");
    }
}
