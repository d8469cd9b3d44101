package fidus.desktop.banks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.contract.Wire;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;

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
import java.util.concurrent.Callable;

/// A CSV file on its way in.
@ExtendWith(ApplicationExtension.class)
abstract class CsvWizard {
    @TempDir private Path folder;
    FakeServer fake;
    Shell shell;
    private Path file;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(BankCalls.STATEMENTS, _ -> Banks.statements());
        fake.answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
        fake.answer(BankCalls.MISSING_DAYS, _ -> Banks.missingDays());
        fake.answer(BankCalls.TRANSITS, _ -> Banks.transits());
        fake.answer(BankCalls.OWN_TRANSFERS, _ -> Banks.ownTransfers());
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

    Scene shown(String picture) throws Exception {
        return shown(picture, Theme.LIGHT, 1024, 700);
    }

    Scene shown(String picture, Theme theme, int width, int height) throws Exception {
        return on(
                () -> {
                    theme.use(Settings.inMemory());
                    var view = new BanksView(new BanksModel(shell));
                    view.visited(FileQueue.subjectOf(List.of(file)));
                    String name = picture + "-" + theme + "-" + width;
                    Screenshots.of(view, name + "-before", width, height);
                    ((TabPane) node(view.getScene(), "tabs")).getSelectionModel().select(3);
                    Screenshots.of(view.getScene(), name);
                    return view.getScene();
                });
    }

    static BankPreview read(ObjectNode told) {
        try {
            return Wire.STRICT.treeToValue(told, BankPreview.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T on(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    static String label(Scene scene, String id) {
        return ((Label) node(scene, id)).getText();
    }

    static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    static Node node(Scene scene, String id) {
        return node(scene.getRoot(), id);
    }

    static Node node(Node within, String id) {
        return Objects.requireNonNull(within.lookup("#" + id), id);
    }
}
