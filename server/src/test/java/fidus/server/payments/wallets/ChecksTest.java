package fidus.server.payments.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.payments.wallets.AddressCheck;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.Network;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "GB82WEST12345698765432",
                "HN88CABF00000000000250005469",
                "YE15CBYE0001018861234567891234"
            })
    void anIbanIsProvedByItsCheckDigits(String iban) {
        BankChecks.iban("iban", iban);

        String changed = iban.substring(0, iban.length() - 1) + (iban.endsWith("1") ? "2" : "1");
        assertThatThrownBy(() -> BankChecks.iban("iban", changed)).isInstanceOf(Refused.class);
        String cut = iban.substring(0, iban.length() - 1);
        assertThatThrownBy(() -> BankChecks.iban("iban", cut)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LT007180000000000000", "BG87200500001234567890", "", "DE"})
    void whatIsNoIbanIsRefused(String iban) {
        assertThatThrownBy(() -> BankChecks.iban("iban", iban)).isInstanceOf(Refused.class);
    }

    @Test
    void bankDetailsAreStoredInTheBanksSpelling() {
        BankDetails checked =
                BankChecks.checked(
                        details(" Jörg  Müller ", "de89 3704 0044 0532 0130 00", null), "bank");

        assertThat(checked.holder()).isEqualTo("Jörg Müller");
        assertThat(checked.iban()).isEqualTo("DE89370400440532013000");
    }

    @Test
    void anAccountNumberNeedsABankThatCanBeFound() {
        assertThatThrownBy(() -> BankChecks.checked(details("Ada", null, "1234567890"), "bank"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> BankChecks.checked(details("Ada", null, null), "bank"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () ->
                                BankChecks.checked(
                                        details("Иван", "DE89370400440532013000", null), "bank"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Latin");
    }

    @ParameterizedTest
    @CsvSource({
        "BTC, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "BTC, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "BTC, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "BTC, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "BTC, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "TRC20, TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
    })
    void anAddressWithCheckDigitsIsProved(Network network, String address) {
        assertThat(ChainChecks.check(new ChainAddress(network, address), "address"))
                .isEqualTo(AddressCheck.CHECKSUM);

        char[] letters = address.toCharArray();
        char last = letters[letters.length - 2];
        letters[letters.length - 2] = last == '4' ? '5' : '4';
        assertThatThrownBy(
                        () ->
                                ChainChecks.check(
                                        new ChainAddress(network, new String(letters)), "address"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void ofAnEthereumAddressOnlyTheShapeIsKnown() {
        var address = new ChainAddress(Network.ERC20, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

        assertThat(ChainChecks.check(address, "address")).isEqualTo(AddressCheck.SHAPE_ONLY);
        for (String wrong :
                new String[] {
                    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
                    "0x0000000000000000000000000000000000000000",
                    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
                }) {
            assertThatThrownBy(
                            () ->
                                    ChainChecks.check(
                                            new ChainAddress(Network.POLYGON, wrong), "address"))
                    .isInstanceOf(Refused.class);
        }
    }

    private static BankDetails details(
            String holder, @Nullable String iban, @Nullable String account) {
        return new BankDetails("First Bank", holder, iban, account, null, null, "DE");
    }
}
