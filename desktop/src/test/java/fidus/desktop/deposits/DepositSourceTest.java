package fidus.desktop.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositDay;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositPage;
import fidus.deposits.DepositState;
import fidus.deposits.UnaskedDeposits;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Payments;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Sent;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.WalletCalls;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.List;

class DepositSourceTest {
    private List<ObjectNode> sent = List.of();
    private FakeServer fake;
    private RecordDepositModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> Payments.houses());
        sent = Sent.to(fake, DepositCalls.RECORD);
        model = new RecordDepositModel(fake.signedIn(Accounts.NOW));
        model.begin();
        model.propose(Contracts.CLIENT.id(), Money.of("20000.00", "USD"));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aRowOfAStatementFillsTheSenderIn() {
        model.arrived(
                new ArrivedRow(
                        LocalDate.parse("2026-11-20"),
                        "STMT-1-3",
                        "Client A",
                        "Main USD",
                        "Statement: Client A"));
        model.senderIban.set("DE89 3704 0044 0532 0130 00");
        model.send();

        assertThat(sent.getFirst().at("/source/senderName").asText()).isEqualTo("Client A");
        assertThat(sent.getFirst().at("/source/senderIban").asText()).startsWith("DE89");
        assertThat(sent.getFirst().at("/source/network").isMissingNode()).isTrue();
    }

    @Test
    void aRowThatNamesNoSenderIsRecordedWithoutOneAndItsWordsAreShown() throws Exception {
        FxToolkit.registerPrimaryStage();
        var row =
                new ArrivedRow(
                        LocalDate.parse("2026-11-12"),
                        "STMT-5-9",
                        "",
                        "Main USD",
                        "Statement: Top-up contract Hollis Family Office");
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new RecordDepositView(model, () -> {});
                            model.arrived(row);
                            Screenshots.of(view, "deposit-row", 460, 820);
                            assertThat(((Label) view.lookup("#said")).getText())
                                    .endsWith("Top-up contract Hollis Family Office");
                            return view;
                        })
                .get();
        model.senderIban.set("DE89 3704 0044 0532 0130 00");
        model.send();
        assertThat(Sent.fields(model.command())).containsExactly("source.senderName");
        model.senderIban.set("");
        model.send();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().hasNonNull("source")).isFalse();
        assertThat(sent.getFirst().get("note").asText()).isEqualTo(row.said());
        assertThat(model.said.get()).isEmpty();
    }

    @Test
    void aDayOfAClosedMonthSaysFromWhichDayTheBooksWouldHaveIt() throws Exception {
        FxToolkit.registerPrimaryStage();
        LocalDate late = LocalDate.parse("2026-10-20");
        LocalDate open = LocalDate.parse("2026-11-20");
        fake.answer(
                DepositCalls.COUNTS_ON, _ -> new DepositDay(late, LocalDate.parse("2026-11-01")));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new RecordDepositView(model, () -> {});
                            model.valueDate.set(late);
                            Screenshots.of(view, "deposit-late", 460, 700);
                            var said = (Label) view.lookup("#countsOn");
                            assertThat(said.isVisible()).isTrue();
                            assertThat(said.getText())
                                    .contains("2026-10-20 is closed", "from 2026-11-01");
                            fake.answer(DepositCalls.COUNTS_ON, _ -> new DepositDay(open, open));
                            model.valueDate.set(open);
                            assertThat(said.isVisible()).isFalse();
                            return view;
                        })
                .get();
    }

    @Test
    void aDepositNobodyIsAskedToConfirmIsNamedAboveTheListAndAskedForAgain() throws Exception {
        FxToolkit.registerPrimaryStage();
        Deposit lapsed = People.deposit(10, "500.00", "2026-05-01", DepositState.PENDING, "0.00");
        fake.answer(DepositCalls.FIND, _ -> new DepositPage(List.of(lapsed), null));
        fake.answer(DepositCalls.UNASKED, _ -> new UnaskedDeposits(List.of(lapsed)));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(), 0, null));
        List<ObjectNode> again = Sent.to(fake, DepositCalls.CONFIRM);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var all = new DepositsModel(fake.signedIn(Accounts.NOW));
                            var view = new DepositsView(all);
                            view.visited("");
                            Screenshots.of(view, "deposits-unasked", 1072, 640);
                            assertThat(
                                            view.lookupAll(".waiting-strip .hyperlink").stream()
                                                    .map(one -> ((Hyperlink) one).getText()))
                                    .anyMatch(one -> one.startsWith("No. 10 · "));
                            view.visited(DepositsModel.subjectOf(lapsed.id()));
                            Screenshots.of(view.getScene(), "deposits-unasked-sheet");
                            var ask = (Button) view.lookup("#confirmAgain");
                            assertThat(ask.isVisible()).isTrue();
                            ask.fire();
                            return view;
                        })
                .get();
        assertThat(again).hasSize(1);
    }

    @Test
    void aTransferOverAChainSaysItsNetworkAndNoSender() throws Exception {
        FxToolkit.registerPrimaryStage();
        model.valueDate.set(LocalDate.parse("2026-11-20"));
        model.evidence.set("ab".repeat(32));
        model.paidInto.set("Tron wallet");
        model.senderName.set("Left from before");
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new RecordDepositView(model, () -> {});
                            model.method.set(DepositMethod.CRYPTO);
                            Screenshots.of(view, "deposit-chain", 460, 820);
                            assertThat(view.lookup("#wireFields").isVisible()).isFalse();
                            assertThat(view.lookup("#chainFields").isVisible()).isTrue();
                            return view;
                        })
                .get();
        model.send();
        assertThat(Sent.fields(model.command())).containsExactly("source.network");
        model.network.set(Network.TRC20);
        model.send();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().at("/source/network").asText()).isEqualTo("TRC20");
        assertThat(sent.getFirst().at("/source/senderName").isMissingNode()).isTrue();
    }
}
