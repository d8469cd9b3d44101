package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AgentCalls;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.dashboard.DashboardCalls;
import fidus.deposits.DepositCalls;
import fidus.deposits.UnaskedDeposits;
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
import fidus.imports.ImportCalls;
import fidus.imports.ImportList;
import fidus.investments.InvestmentCalls;
import fidus.investments.agreements.AgreementCalls;
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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A window with invented records, in a theme and a size, that leaves pictures in target/pictures.
@ExtendWith(ApplicationExtension.class)
abstract class PicturedScreens {
    @TempDir Path folder;
    Path report;
    FakeServer fake;
    Shell shell;
    Settings settings;
    ContractPage page = Contracts.waiting();

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
        fake.answer(AgreementCalls.LIST, _ -> Contracts.agreements());
        fake.answer(DepositCalls.FIND, _ -> People.deposits());
        fake.answer(
                DepositCalls.UNASKED,
                _ -> new UnaskedDeposits(List.of(People.deposits().rows().get(2))));
        fake.answer(RedemptionCalls.FIND, _ -> People.redemptions());
        fake.answer(RedemptionCalls.READY, _ -> People.ready());
        fake.answer(FundCalls.LIST, _ -> People.funds());
        fake.answer(FundCalls.PERMITS, _ -> People.permits());
        fake.answer(AgentCalls.LIST, _ -> People.agents());
        fake.answer(AgentCalls.ASSIGNMENTS, _ -> People.assignments());
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

    /// What is done at a window of this look and size; `end` ends the names of its pictures.
    interface Deeds {
        void at(Scene scene, String end) throws Exception;
    }

    void show(Theme theme, int width, int height, Deeds deeds) throws Exception {
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
                            deeds.at(window.getScene(), end);
                            return window;
                        })
                .get();
    }

    static Node named(Scene scene, String id) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }

    static void picture(Scene scene, String name) throws Exception {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        assertThat(Files.size(Screenshots.of(scene, name))).isGreaterThan(5_000);
    }
}
