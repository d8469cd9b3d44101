package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AgentCalls;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.dashboard.DashboardCalls;
import fidus.deposits.DepositCalls;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.deposits.DepositsModel;
import fidus.desktop.funds.FundsModel;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Books;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Days;
import fidus.desktop.samples.Deals;
import fidus.desktop.samples.Payments;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Previews;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.PermitKind;
import fidus.imports.ImportCalls;
import fidus.imports.ImportList;
import fidus.investments.InvestmentCalls;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.jobs.JobCalls;
import fidus.jobs.JobList;
import fidus.ledger.EntryPage;
import fidus.ledger.LedgerCalls;
import fidus.mt5.DealPage;
import fidus.mt5.Mt5Calls;
import fidus.payments.BatchState;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.WalletCalls;
import fidus.redemptions.RedemptionCalls;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Opens the feature screens with invented records, in both themes and in the smallest window, and
/// leaves pictures in target/pictures.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("unchecked") // nodes are found by their names
class ScreensTest {
    @TempDir private Path folder;
    private Path report;
    private FakeServer fake;
    private Shell shell;
    private Settings settings;
    private ContractPage page = Contracts.waiting();

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        report = folder.resolve("ReportHistory-5001234.html");
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(DashboardCalls.DASHBOARD, _ -> Days.busy());
        fake.answer(Mt5Calls.ACCOUNTS, _ -> Accounts.list());
        fake.answer(Mt5Calls.ACCOUNT, _ -> Accounts.page());
        fake.answer(Mt5Calls.DEALS, _ -> new DealPage(Deals.list(), "older"));
        fake.answer(InvestmentCalls.LIST, _ -> Contracts.list());
        fake.answer(BookCalls.PAGE, _ -> page);
        fake.answer(DepositCalls.FIND, _ -> People.deposits());
        fake.answer(RedemptionCalls.FIND, _ -> People.redemptions());
        fake.answer(FundCalls.LIST, _ -> People.funds());
        fake.answer(FundCalls.PERMITS, _ -> People.permits());
        fake.answer(AgentCalls.LIST, _ -> People.agents());
        fake.answer(AgentCalls.COMMISSIONS, _ -> People.commissions());
        fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
        fake.answer(ClientCalls.SUMMARIES, _ -> People.clients());
        fake.answer(PaymentCalls.PAYABLES, _ -> Payments.payables());
        fake.answer(PaymentCalls.BATCHES, _ -> Payments.batches());
        fake.answer(PaymentCalls.BATCH, _ -> Payments.detail(BatchState.SENT));
        fake.answer(WalletCalls.LIST, _ -> Payments.wallets());
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> Payments.houses());
        fake.answer(ImportCalls.LIST, _ -> new ImportList(Days.imports()));
        fake.answer(ImportCalls.OFFER, _ -> Previews.whole());
        Files.writeString(report, "report");
        fake.answer(Mt5Calls.HELD_READINGS, _ -> Deals.held());
        fake.answer(LedgerCalls.TRIAL_BALANCE, _ -> Books.balance());
        fake.answer(LedgerCalls.ENTRIES, _ -> new EntryPage(Books.entries(), "older"));
        shell = fake.shell(Accounts.NOW);
        settings = Settings.inMemory();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({"DARK, 1280, 800", "LIGHT, 1024, 640"})
    void everyScreenShowsItsRecords(Theme theme, int width, int height) throws Exception {
        shell.navigation().offer(Screens.of(shell));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(settings);
                            var window =
                                    new MainWindowView(
                                            new MainWindowModel(shell, settings),
                                            Texts.of(Desktop.class));
                            shell.session()
                                    .begin(shell.server().signIn(new Login("ann", "x", "t")));
                            String end = "-" + theme + "-" + width;
                            Screenshots.of(window, "dashboard" + end, width, height);
                            walk(window.getScene(), end);
                            queues(window.getScene(), end);
                            payments(window.getScene(), end);
                            clients(window.getScene(), end);
                            return window;
                        })
                .get();
    }

    private void walk(Scene scene, String end) throws Exception {
        shell.navigation().open("accounts");
        picture(scene, "accounts" + end);
        ((Button) named(scene, "register")).fire();
        picture(scene, "accounts-register" + end);
        ((Button) named(scene, "send")).fire();
        picture(scene, "accounts-register-faults" + end);
        assertThat(named(scene, "brokerFault").isVisible()).isTrue();
        shell.navigation().open("contracts");
        ((Button) named(scene, "enter")).fire();
        ((Button) named(scene, "prepare")).fire();
        picture(scene, "contracts-enter" + end);
        var contract = Contracts.list().rows().getFirst();
        shell.navigation().open("contracts", ContractsModel.subjectOf(contract.id()));
        picture(scene, "contract" + end);
        assertThat(((Label) named(scene, "fact-placed")).getText()).contains("80\u202f000.00");
        shell.navigation().open("imports");
        picture(scene, "imports" + end);
        shell.navigation().open("imports", ImportsModel.subjectOf(List.of(report)));
        picture(scene, "imports-preview" + end);
        shell.navigation().open("accounts", "account/Broker-Live/5001234");
        picture(scene, "account-pnl" + end);
        var tabs = (TabPane) named(scene, "tabs");
        for (int i = 1; i < tabs.getTabs().size(); i++) {
            tabs.getSelectionModel().select(i);
            picture(scene, "account-tab" + i + end);
        }
    }

    private void queues(Scene scene, String end) throws Exception {
        shell.navigation().open("review");
        picture(scene, "review" + end);
        ((Button) named(scene, "decide")).fire();
        picture(scene, "review-faults" + end);
        shell.navigation().open("review", "held/");
        picture(scene, "review-held" + end);
        shell.navigation().open("ledger");
        picture(scene, "ledger" + end);
        ((TabPane) named(scene, "tabs")).getSelectionModel().select(1);
        ((javafx.scene.control.TableView<?>) scene.getRoot().lookup("#entries .table-view"))
                .getSelectionModel()
                .select(0);
        picture(scene, "ledger-entries" + end);
    }

    private void payments(Scene scene, String end) throws Exception {
        shell.navigation().open("payments");
        ((javafx.scene.control.TableView<?>) scene.getRoot().lookup("#table .table-view"))
                .getSelectionModel()
                .selectRange(0, 3);
        picture(scene, "payments" + end);
        shell.navigation().open("payments", "paymentBatch/" + Payments.BATCH.value());
        picture(scene, "payments-batch" + end);
        shell.navigation().open("payments", "wallet/x");
        picture(scene, "payments-wallets" + end);
        ((Button) named(scene, "add")).fire();
        picture(scene, "payments-wallets-faults" + end);
        assertThat(named(scene, "labelFault").isVisible()).isTrue();
    }

    private static javafx.scene.control.MenuItem deed(MenuButton more, String id) {
        return more.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void clients(Scene scene, String end) throws Exception {
        var id = page.investment().id();
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        ((Button) named(scene, "startContract")).fire();
        picture(scene, "contract-start" + end);
        assertThat(((Label) named(scene, "preview-interest")).getText())
                .isEqualTo("24\u202f000.00 USD");
        page = Contracts.running();
        shell.navigation().open("contracts");
        picture(scene, "contracts-list" + end);
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        picture(scene, "contract-running" + end);
        assertThat(((Label) named(scene, "total-redeemable")).getText())
                .isEqualTo("6\u202f000.00 USD");
        ((Button) named(scene, "redeem")).fire();
        picture(scene, "contract-redeem" + end);
        var more = (MenuButton) named(scene, "more");
        shell.navigation().open("contracts");
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        more.getItems().getFirst().fire();
        picture(scene, "contract-amend" + end);
        shell.navigation().open("contracts");
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        deed(more, "deed-MAP").fire();
        picture(scene, "contract-map" + end);
        shell.navigation().open("contracts");
        ((Button) named(scene, "enter")).fire();
        entering(scene);
        picture(scene, "contracts-entering" + end);
        moving(scene, end);
        funds(scene, end);
    }

    /// Too little for the fund, so that the way out is shown.
    private static void entering(Scene scene) {
        ((ComboBox<Client>) named(scene, "client")).setValue(Contracts.CLIENT);
        ((ComboBox<FundCode>) named(scene, "fund")).setValue(FundCode.DYNAMIC);
        ((MoneyField) named(scene, "principal")).setText("9000");
        ((DatePicker) named(scene, "signed")).setValue(Contracts.TODAY);
        ((DatePicker) named(scene, "start")).setValue(Contracts.TODAY);
        assertThat(named(scene, "waive").isVisible()).isTrue();
        assertThat(named(scene, "invite").isVisible()).isTrue();
    }

    private void moving(Scene scene, String end) throws Exception {
        shell.navigation().open("deposits");
        picture(scene, "deposits" + end);
        ((Button) named(scene, "enter")).fire();
        ((Button) named(scene, "send")).fire();
        picture(scene, "deposits-record" + end);
        assertThat(named(scene, "clientFault").isVisible()).isTrue();
        shell.navigation()
                .open("deposits", DepositsModel.subjectOf(People.deposits().rows().get(2).id()));
        picture(scene, "deposits-one" + end);
        shell.navigation()
                .open(
                        "redemptions",
                        RedemptionsModel.subjectOf(People.redemptions().rows().getFirst().id()));
        picture(scene, "redemptions" + end);
        ((Button) named(scene, "cancelRequest")).fire();
        picture(scene, "redemptions-cancel" + end);
    }

    private void funds(Scene scene, String end) throws Exception {
        shell.navigation().open("funds", "fund/BALANCE");
        picture(scene, "funds" + end);
        ((Button) named(scene, "enter")).fire();
        picture(scene, "funds-new" + end);
        shell.navigation()
                .open(
                        "funds",
                        FundsModel.newPermit(
                                PermitKind.WAIVER,
                                Contracts.CLIENT.id(),
                                FundCode.CORE,
                                Accounts.usd("8000.00")));
        picture(scene, "funds-permit" + end);
        shell.navigation().open("clients");
        picture(scene, "clients" + end);
        shell.navigation().open("agents");
        picture(scene, "agents" + end);
        ((Button) named(scene, "assign")).fire();
        picture(scene, "agents-assign" + end);
        ((TabPane) named(scene, "tabs")).getSelectionModel().select(1);
        ((Button) named(scene, "approve")).fire();
        picture(scene, "agents-commissions" + end);
    }

    private static Node named(Scene scene, String id) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }

    private static void picture(Scene scene, String name) throws Exception {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        assertThat(Files.size(Screenshots.of(scene, name))).isGreaterThan(5_000);
    }
}
