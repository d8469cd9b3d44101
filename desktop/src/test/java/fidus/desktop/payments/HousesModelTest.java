package fidus.desktop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Payments;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.payments.BatchState;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.WalletCalls;
import fidus.payments.wallets.WalletKind;
import fidus.statements.StatementFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Where the money of the house leaves from, and the receipt of what left.
class HousesModelTest {
    @TempDir private Path folder;
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(PaymentCalls.PAYABLES, _ -> Payments.payables());
        shell = fake.signedIn(Accounts.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aHouseWithoutAnAccountIsSaidOnceItIsKnown() {
        var model = new PayablesModel(shell);
        assertThat(model.lacksHouse()).isFalse();

        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> new HouseAccountList(List.of()));
        model.read();
        assertThat(model.lacksHouse()).isTrue();

        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> Payments.houses());
        model.read();
        assertThat(model.lacksHouse()).isFalse();
    }

    @Test
    void anAccountWithoutAnIbanOnlyReceivesAndIsNotOfferedToPayFrom() {
        var model = new PayablesModel(shell);
        HouseAccount iban = Payments.houses().houseAccounts().getFirst();
        var american =
                new HouseAccount(
                        new HouseAccountId(new UUID(0, 77)),
                        "Reserve USD",
                        WalletKind.FIAT,
                        new BankDetails(
                                "Coast Bank",
                                "Fidus Fund GmbH",
                                null,
                                "000123456789",
                                null,
                                "021000021",
                                "US"),
                        null,
                        Currency.USD,
                        HouseAccountState.ACTIVE,
                        iban.makerId(),
                        iban.checkerId(),
                        1);
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> new HouseAccountList(List.of(iban, american)));
        model.read();
        assertThat(model.active()).containsExactly(iban);
        assertThat(model.receiving()).containsExactly(american);

        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> new HouseAccountList(List.of(american)));
        model.read();
        assertThat(model.lacksHouse()).isTrue();
    }

    @Test
    void anAccountNamesEveryMissingFieldAndSendsNothing() {
        var model = houses();
        model.place.currency.set("eur");
        model.add();

        assertThat(Objects.requireNonNull(model.problemProperty().get()).fields())
                .extracting(Problem.Field::field)
                .containsExactly(
                        "name", "currency", "account", "bank.holder", "bank.bank", "bank.country");
        assertThat(fake.count(WalletCalls.ADD_HOUSE_ACCOUNT)).isZero();
    }

    @Test
    void anAddressOnAChainGoesWithoutABank() {
        var asked = refusing(Problem.Code.ALREADY_EXISTS);
        var model = houses();
        model.begin();
        model.name.set(" Tether ");
        model.place.kind.set(WalletKind.CRYPTO);
        model.place.network.set(Network.ERC20);
        model.place.account.set("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        model.add();

        ObjectNode sent = asked.getFirst();
        assertThat(sent.get("name").asText()).isEqualTo("Tether");
        assertThat(sent.get("chain").get("network").asText()).isEqualTo("ERC20");
        assertThat(sent.path("bank").isObject()).isFalse();
        assertThat(model.addingProperty().get()).as("a refused form stays open").isTrue();
        assertThat(model.name.get()).isEqualTo(" Tether ");
    }

    @Test
    void anOldSignInIsConfirmedAndTheSameAccountIsSentAgain() {
        var asked = refusing(Problem.Code.STEP_UP_NEEDED);
        var model = houses();
        model.begin();
        model.name.set("Main account");
        model.place.currency.set("EUR");
        model.place.holder.set("Fidus Fund GmbH");
        model.place.bank.set("First Bank");
        model.place.account.set("DE89 3704 0044 0532 0130 00");
        model.place.country.set("DE");
        model.add();
        assertThat(model.confirmingProperty().get()).isTrue();

        model.confirm("secret");

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).isEqualTo(asked.get(0));
        assertThat(asked.getFirst().get("bank").get("iban").asText()).isEqualTo(Payments.ADAS);
    }

    @Test
    void onlyWhatLeftHasAReceipt() {
        var payments = Payments.detail(BatchState.SENT).payments();

        assertThat(ReceiptModel.canShow(payments.get(0))).isFalse();
        assertThat(ReceiptModel.canShow(payments.get(1))).isTrue();
        assertThat(ReceiptModel.canShow(null)).isFalse();
    }

    @Test
    void theReceiptIsCopiedAsTextAndSavedAsTheServerPrintsIt() throws Exception {
        byte[] printed = "a page".getBytes(StandardCharsets.UTF_8);
        fake.answer(PaymentCalls.RECEIPT, _ -> Payments.receipt());
        fake.answer(
                PaymentCalls.RECEIPT_FILE,
                _ -> StatementFile.of("R-12-2.pdf", "application/pdf", printed));
        var model = new ReceiptModel(shell);
        model.show(Payments.detail(BatchState.SENT).payments().get(1));
        Path target = folder.resolve(model.fileName());
        var saved = new ArrayList<Path>();
        model.save(target, saved::add);

        assertThat(saved).containsExactly(target);
        assertThat(target).hasFileName("R-12-2.pdf").hasBinaryContent(printed);
        assertThat(model.text().lines().toList())
                .hasSize(10)
                .contains("Payee          Client B", "Reference      BANK-4711")
                .contains("For            Interest, contract 1003, due 2026-11-20: 150.00 EUR")
                .noneMatch(line -> line.startsWith("Came back"));
    }

    private HousesModel houses() {
        return new HousesModel(shell, new Fetched<>(shell));
    }

    private List<ObjectNode> refusing(Problem.Code code) {
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                WalletCalls.ADD_HOUSE_ACCOUNT,
                question -> {
                    asked.add(question);
                    throw Refused.because(code, "Not like this.");
                });
        return asked;
    }
}
