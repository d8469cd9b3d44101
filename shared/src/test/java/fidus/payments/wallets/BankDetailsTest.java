package fidus.payments.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a second person reads of an account before money goes there.
class BankDetailsTest {
    private static String line(@Nullable String iban, @Nullable String bic, String routing) {
        return new BankDetails("Old Bank", "Ada", iban, "098-121", bic, routing, "US").account();
    }

    @Test
    void aRoutingNumberDecidesWhereTheMoneyArrivesAndIsRead() {
        assertThat(line(null, null, "021000021"))
                .isEqualTo("account 098-121, Ada, Old Bank, routing 021000021, US");
        assertThat(line(null, null, "021000021")).isNotEqualTo(line(null, null, "011000015"));
        assertThat(line(null, "OLDBUS33", "021000021"))
                .isEqualTo("account 098-121, Ada, Old Bank OLDBUS33, routing 021000021, US");
    }
}
