package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.payments.wallets.BankDetails;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How banks print accounts: the German and the Spanish one are the examples of the IBAN registry,
/// which gives their domestic forms too.
class AccountFormsTest {
    private static final BankDetails GERMAN = iban("DE89370400440532013000", "DE");
    private static final BankDetails SPANISH = iban("ES9121000418450200051332", "ES");

    private static BankDetails iban(String iban, String country) {
        return details(iban, null, null, country);
    }

    private static BankDetails details(
            @Nullable String iban,
            @Nullable String number,
            @Nullable String routing,
            String country) {
        return new BankDetails("First Bank", "Fidus", iban, number, null, routing, country);
    }

    private static boolean isOf(String printed, BankDetails bank) {
        return AccountForms.isOf(printed, bank, Currency.EUR);
    }

    @ParameterizedTest
    @CsvSource({
        "37040044/0532013000, true",
        "37040044/532013000, true",
        "37040044 532013000, true",
        "37040044/0532013000EUR, true",
        "37040044/0532013000USD, false",
        "37040044/532013001, false",
        "37040045/532013000, false",
        "532013000, false",
        "37040044/0532013000888, false"
    })
    void blzAndKontoAreThoseOfTheIban(String printed, boolean own) {
        assertThat(isOf(printed, GERMAN)).isEqualTo(own);
        assertThat(isOf(printed, details(null, "532013000", "37040044", "DE"))).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "DE89 3704 0044 0532 0130 00, true",
        "DE88370400440532013000, false",
        "ES9121000418450200051332, false"
    })
    void anIbanIsThatOfTheAccountKnownByItsDomesticNumber(String printed, boolean own) {
        assertThat(isOf(printed, details(null, "532013000", "37040044", "DE"))).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "2100-0418-45-0200051332, true",
        "21000418450200051332, true",
        "210004180200051332, true",
        "2100 0418 0200051332, true",
        "ES91 2100 0418 4502 0005 1332, true",
        "ES90 2100 0418 4502 0005 1332, false",
        "210004180200051333, false",
        "210004190200051332, false",
        "0200051332, false"
    })
    void theSpanishNumberIsThatOfTheIbanWithItsControlDigitsOrWithout(String printed, boolean own) {
        assertThat(isOf(printed, SPANISH)).isEqualTo(own);
        assertThat(isOf(printed, details(null, "2100-0418-45-0200051332", null, "ES")))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "021000021/0000123456, true",
        "021000021-123456, true",
        "021000021123456, true",
        "021000021/1234560, false",
        "021000089/123456, false",
        "123456, false"
    })
    void theAmericanNumberGoesWithItsRoutingNumber(String printed, boolean own) {
        assertThat(isOf(printed, details(null, "123456", "021000021", "US"))).isEqualTo(own);
    }
}
