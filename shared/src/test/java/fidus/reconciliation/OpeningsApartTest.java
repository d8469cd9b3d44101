package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;

/// Books and bank that do not begin with the same balance.
class OpeningsApartTest {
    /// 950.00 at the bank, 1,000.00 in the books: 40.00 of it is on its way, 10.00 nobody knows of.
    @Test
    void whatTheOpeningsAreApartByIsSaidUnlessCarriedRowsExplainIt() {
        Money zero = Money.of("0.00", "USD");
        BalanceProof proof =
                new BalanceProof(
                        new BalanceProof.Balances(
                                Money.of("950.00", "USD"),
                                Money.of("990.00", "USD"),
                                Money.of("1000.00", "USD"),
                                Money.of("1000.00", "USD")),
                        zero,
                        zero,
                        zero,
                        zero,
                        Money.of("40.00", "USD"));
        assertThat(proof.holds()).isTrue();
        assertThat(proof.openingsApart()).isEqualTo(Money.of("-10.00", "USD"));
    }
}
