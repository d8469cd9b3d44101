package fidus.desktop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.agents.AgentCalls;
import fidus.auth.AuthCalls;
import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Payments;
import fidus.desktop.samples.People;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.FileContent;
import fidus.payments.FileFormat;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The payments screen's models against a server that answers what a test tells it to.
class PaymentsModelsTest {
    @TempDir private Path folder;
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(PaymentCalls.PAYABLES, _ -> Payments.payables());
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> Payments.houses());
        fake.answer(PaymentCalls.BATCHES, _ -> Payments.batches());
        shell = fake.signedIn(Accounts.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void onlyWhatCanBePaidIsCountedInTheSelection() {
        var model = new PayablesModel(shell);
        model.read();
        model.select(Payments.payables().rows());

        assertThat(model.selected()).hasSize(3);
        assertThat(model.payees()).isEqualTo(2);
        assertThat(model.totals().values()).containsExactly(Payments.eur("7922.27"));
    }

    @Test
    void aBatchWithoutItemsOrAccountIsNotAskedFor() {
        var model = new PayablesModel(shell);
        model.read();
        model.create();

        Problem problem = Objects.requireNonNull(model.command().problemProperty().get());
        assertThat(problem.fields())
                .extracting(Problem.Field::field)
                .containsExactly("items", "houseAccountId");
        assertThat(fake.count(PaymentCalls.CREATE)).isZero();
    }

    @Test
    void theSelectionBecomesABatchOfItsItems() {
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                PaymentCalls.CREATE,
                question -> {
                    asked.add(question);
                    return Payments.detail(BatchState.DRAFT);
                });
        var made = new ArrayList<BatchDetail>();
        var model = new PayablesModel(shell);
        model.whenCreated(made::add);
        model.read();
        model.select(Payments.payables().rows());
        model.house.set(model.active().getFirst());
        model.create();

        assertThat(made).hasSize(1);
        assertThat(asked.getFirst().get("items").toString())
                .isEqualTo("[\"payout/1\",\"payout/2\",\"payout/3\"]");
        assertThat(asked.getFirst().get("executionOn").asText()).isEqualTo("2026-11-21");
        assertThat(model.selected()).isEmpty();
    }

    /// 402 items of 201 payees: two of each.
    @Test
    void moreThanABatchTakesBecomesSeveralAndThatIsKnownBefore() {
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                PaymentCalls.CREATE_SEVERAL,
                question -> {
                    asked.add(question);
                    return Payments.batches();
                });
        var made = new ArrayList<List<PaymentBatch>>();
        var model = new PayablesModel(shell);
        model.whenManyCreated(made::add);
        model.read();
        model.select(Payments.many(402));
        model.house.set(model.active().getFirst());

        assertThat(model.plan()).extracting(List::size).containsExactly(400, 2);
        model.create();

        assertThat(asked.getFirst().get("items")).hasSize(402);
        assertThat(made).hasSize(1);
        assertThat(fake.count(PaymentCalls.CREATE)).isZero();
    }

    @Test
    void whatCanBeDoneFollowsTheStateOfTheBatch() {
        var model = batches(BatchState.DRAFT);
        assertThat(model.canSubmit()).isTrue();
        assertThat(model.settling().canCancel()).isTrue();
        assertThat(model.canWrite(FileFormat.PAIN_001_001_03)).isFalse();

        model = batches(BatchState.APPROVED);
        assertThat(model.canSubmit()).isFalse();
        assertThat(model.canWrite(FileFormat.PAIN_001_001_03)).isTrue();
        assertThat(model.canSend(FileFormat.PAIN_001_001_03)).isFalse();

        model = batches(BatchState.SENT);
        SettlingModel settling = model.settling();
        assertThat(settling.canConfirm()).isTrue();
        assertThat(settling.canCancel()).isFalse();
        List<Payment> payments = Objects.requireNonNull(model.detail().value()).payments();
        assertThat(settling.canReturn(payments.subList(0, 1))).isTrue();
        assertThat(settling.canReturn(payments)).isFalse();
        assertThat(settling.canReturn(List.of())).isFalse();
    }

    @Test
    void theSavedFileHasExactlyTheBytesThatWereWritten() throws Exception {
        String content = "<Document>ü</Document>\n";
        String digest = Canonical.sha256(content.getBytes(StandardCharsets.UTF_8));
        fake.answer(PaymentCalls.FILE, _ -> new FileContent("a.xml", digest, content));
        var model = batches(BatchState.SENT);
        Path target = folder.resolve("a.xml");
        var saved = new ArrayList<FileContent>();
        model.save(FileFormat.PAIN_001_001_09, target, saved::add);

        assertThat(saved).hasSize(1);
        assertThat(Canonical.sha256(Files.readAllBytes(target))).isEqualTo(digest);
    }

    @Test
    void aFileThatArrivedDamagedIsNotStored() {
        fake.answer(
                PaymentCalls.FILE, _ -> new FileContent("a.xml", "ab".repeat(32), "<Document/>"));
        var model = batches(BatchState.SENT);
        Path target = folder.resolve("a.xml");
        model.save(FileFormat.PAIN_001_001_09, target, _ -> {});

        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .contains("damaged");
        assertThat(target).doesNotExist();
    }

    @Test
    void coolingIsShownInHoursStillToWait() {
        var model = new WalletsModel(shell);
        List<PayoutWallet> wallets = Payments.wallets().wallets();

        assertThat(model.coolingHours(wallets.get(0))).isZero();
        assertThat(model.coolingHours(wallets.get(1))).isEqualTo(7);
        assertThat(model.coolingHours(wallets.get(2))).isZero();
    }

    @Test
    void aWalletNamesEveryMissingFieldAndSendsNothing() {
        var model = new WalletsModel(shell);
        model.place.currency.set("usd");
        model.add();

        assertThat(Objects.requireNonNull(model.problemProperty().get()).fields())
                .extracting(Problem.Field::field)
                .contains("party", "currency", "label", "account", "bank.holder");
        assertThat(fake.count(WalletCalls.ADD)).isZero();
    }

    @Test
    void anOldSignInIsConfirmedAndTheSameWalletIsSentAgain() {
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                WalletCalls.ADD,
                question -> {
                    asked.add(question);
                    if (asked.size() == 1) {
                        throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Confirm.");
                    }
                    return Payments.wallets().wallets().getFirst();
                });
        var model = new WalletsModel(shell);
        filled(model);
        model.add();
        assertThat(model.confirmingProperty().get()).isTrue();

        model.confirm("secret");

        assertThat(model.confirmingProperty().get()).isFalse();
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).isEqualTo(asked.get(0));
        assertThat(
                        fake.seen().stream()
                                .filter(one -> one.path().equals("/api/v1/wallets"))
                                .filter(one -> one.method().equals("POST"))
                                .map(FakeServer.Seen::key)
                                .distinct())
                .as("one request id for one intent")
                .hasSize(1);
        assertThat(asked.getFirst().get("bank").get("iban").asText()).isEqualTo(Payments.ADAS);
        assertThat(fake.count(AuthCalls.CONFIRM)).isOne();
        assertThat(fake.count(AuthCalls.LOGIN)).as("the session stays the same one").isOne();
    }

    @Test
    void anAgentGetsAWalletToo() {
        var asked = new ArrayList<ObjectNode>();
        fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
        fake.answer(AgentCalls.LIST, _ -> People.agents());
        fake.answer(WalletCalls.LIST, _ -> Payments.wallets());
        fake.answer(
                WalletCalls.ADD,
                question -> {
                    asked.add(question);
                    return Payments.wallets().wallets().getFirst();
                });
        var model = new WalletsModel(shell);
        model.read();
        assertThat(model.payees())
                .extracting(Payee::kind)
                .containsExactly(Payee.Kind.CLIENT, Payee.Kind.AGENT);

        filled(model);
        model.payee.set(model.payees().getLast());
        model.add();

        assertThat(asked.getFirst().get("party").asText())
                .isEqualTo("agent/" + People.AGENT.id().value());
        assertThat(asked.getFirst().get("partyName").asText()).isEqualTo(People.AGENT.name());
    }

    private static void filled(WalletsModel model) {
        model.payee.set(Payee.of(Contracts.CLIENT));
        model.label.set("Giro");
        model.place.currency.set("EUR");
        model.place.holder.set("Client A");
        model.place.bank.set("First Bank");
        model.place.account.set("DE89 3704 0044 0532 0130 00");
        model.place.country.set("DE");
    }

    private BatchesModel batches(BatchState state) {
        fake.answer(PaymentCalls.BATCH, _ -> Payments.detail(state));
        var model = new BatchesModel(shell);
        model.choose(Payments.batch(state));
        return model;
    }
}
