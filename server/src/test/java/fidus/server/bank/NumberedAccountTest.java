package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.approvals.Prepared;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.payments.ChargeBearer;
import fidus.payments.CreateBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.WalletCalls;

import org.junit.jupiter.api.Test;

import java.util.List;

/// An account of the house in a country without IBANs.
final class NumberedAccountTest extends OwnBank {
    private static final String BAI2 =
            """
            01,021000021,FIDUS,261116,0800,1,,,2/
            02,FIDUS,021000021,1,261116,,USD,2/
            03,9988776655,USD,010,10000,,,015,15000,,/
            16,195,5000,,REF1,,ADA PAYS/
            49,30000,3/
            98,30000,1,5/
            99,30000,1,7/
            """;

    private HouseAccount dollars() {
        var bank =
                new BankDetails(
                        "Bank of Nowhere",
                        "Fidus Fund GmbH",
                        null,
                        "9988776655",
                        null,
                        "021000021",
                        "US");
        Prepared asked =
                desk.ask(
                        WalletCalls.ADD_HOUSE_ACCOUNT,
                        new AddHouseAccount("Dollars", bank, null, Currency.USD));
        assertThat(asked.title()).isEqualTo("Receive from now on at Dollars in USD");
        desk.approve(asked);
        return desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().stream()
                .filter(one -> one.name().equals("Dollars"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itsStatementsAreTakenInAndReconciledAndNoPaymentLeavesIt() {
        HouseAccount dollars = dollars();

        TakenStatement taken = desk.take(BAI2.getBytes(US_ASCII)).statements().getFirst();

        assertThat(taken.houseAccountId()).isEqualTo(dollars.id());
        assertThat(said(desk.reconcile(dollars), "S1").passed()).isTrue();
        var batch =
                new CreateBatch(
                        dollars.id(), List.of("payout/1"), desk.today(), ChargeBearer.SHARED);
        assertThatThrownBy(() -> desk.ask(PaymentCalls.CREATE, batch))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Dollars has no IBAN");
    }
}
