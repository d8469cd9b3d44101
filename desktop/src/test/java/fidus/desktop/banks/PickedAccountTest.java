package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.DayOrder;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SavedProfiles;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;

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
import java.util.UUID;

/// A file that names no account, beside a list in which a person picked one.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class PickedAccountTest {
    private static final BankAccountCard FIRST = Banks.accounts().accounts().getFirst();
    static final HouseAccount OTHER =
            new HouseAccount(
                    new HouseAccountId(new UUID(0, 777)),
                    "Second account",
                    Banks.ACCOUNT.walletKind(),
                    Banks.ACCOUNT.bank(),
                    null,
                    Banks.ACCOUNT.currency(),
                    Banks.ACCOUNT.houseAccountState(),
                    Banks.ACCOUNT.makerId(),
                    Banks.ACCOUNT.checkerId(),
                    1);

    @TempDir private Path folder;
    private FakeServer fake;
    private Shell shell;
    private Path file;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        var second =
                new BankAccountCard(OTHER, null, 0, null, null, List.of(), 0, 0, 0, 0, null, null);
        fake.answer(
                BankCalls.ACCOUNTS, _ -> new BankAccounts(Accounts.NOW, List.of(FIRST, second)));
        fake.answer(BankCalls.STATEMENTS, _ -> Banks.statements());
        fake.answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
        fake.answer(BankCalls.MISSING_DAYS, _ -> Banks.missingDays());
        fake.answer(BankCalls.TRANSITS, _ -> Banks.transits());
        fake.answer(BankCalls.OWN_TRANSFERS, _ -> Banks.ownTransfers());
        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        fake.answer(BankCalls.READ, _ -> Banks.preview(Banks.PROFILE, "Its rows are in EUR."));
        shell = fake.shell(Accounts.NOW);
        shell.connection().look();
        FakeServer.signIn(shell);
        file = folder.resolve("november.csv");
        Files.writeString(file, "a;b;c");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /// What is in hand by itself is no word of a person.
    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void aFileThatNamesNoAccountIsReadAsTheOnePickedInTheList(Theme theme, int width, int height)
            throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new BanksModel(shell);
                            var view = new BanksView(model);
                            view.visited("");
                            String name = "banks-picked-" + theme + "-" + width;
                            Screenshots.of(view, name, width, height);
                            Scene scene = view.getScene();
                            model.file().offer(List.of(file));
                            var account = (ComboBox<?>) named(scene, "account");
                            assertThat(account.getValue()).isNull();
                            assertThat(named(scene, "supposed").isVisible()).isFalse();

                            model.file().discard();
                            ((RecordTable<?>) named(scene, "accounts"))
                                    .table()
                                    .getSelectionModel()
                                    .clearAndSelect(1);
                            model.file().offer(List.of(file));
                            assertThat(account.getValue()).isEqualTo(OTHER);
                            assertThat(named(scene, "supposed").isVisible()).isTrue();
                            model.file().readDates(DayOrder.MONTH_FIRST);
                            assertThat(account.getValue()).isEqualTo(OTHER);
                            assertThat(named(scene, "supposed").isVisible())
                                    .as("nobody said it since")
                                    .isTrue();
                            model.read();
                            assertThat(account.getSelectionModel().getSelectedIndex())
                                    .as("read again, it is still in the box")
                                    .isEqualTo(1);
                            Screenshots.of(scene, name);
                            assertThat(fates(scene))
                                    .contains("Not taken in")
                                    .doesNotContain("Fresh");

                            model.file().reading().accountProperty().set(FIRST.account());
                            assertThat(named(scene, "supposed").isVisible()).isFalse();
                            return scene;
                        })
                .get();
    }

    private static List<String> fates(Scene scene) {
        return named(scene, "rows").lookupAll(".status-badge").stream()
                .map(it -> it instanceof StatusBadge badge ? badge.getText() : "")
                .toList();
    }

    private static Node named(Scene scene, String id) {
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }
}
