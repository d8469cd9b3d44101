package fidus.desktop;

import fidus.auth.Permission;
import fidus.desktop.approvals.ApprovalsModel;
import fidus.desktop.approvals.ApprovalsView;
import fidus.desktop.audit.AuditModel;
import fidus.desktop.audit.AuditView;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Server;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/// The wiring page: everything the desktop is made of, in the order it is made.
public final class Desktop extends Application {
    private static final String LOCAL = "http://localhost:7070";

    /// Every screen in the order of the navigation: id, title key, icon, permission, view.
    static List<Screen> screens(Shell shell) {
        return List.of(
                new Screen(
                        "approvals",
                        "screen.approvals",
                        MaterialDesignC.CHECK_DECAGRAM_OUTLINE,
                        Permission.SEE_APPROVALS,
                        () -> new ApprovalsView(new ApprovalsModel(shell))),
                new Screen(
                        "audit",
                        "screen.audit",
                        MaterialDesignC.CLIPBOARD_TEXT_SEARCH_OUTLINE,
                        Permission.SEE_AUDIT,
                        () -> new AuditView(new AuditModel(shell))));
    }

    @Override
    public void start(Stage stage) {
        Settings settings = Settings.ofUser();
        String address =
                System.getProperty(Main.SERVER, settings.get(MainWindowModel.ADDRESS, LOCAL));
        Background background = Background.onThreads();
        Server server = new Server(URI.create(address), Clock.systemUTC());
        Shell shell = Shell.of(server, background, Clock.systemUTC());
        shell.navigation().offer(screens(shell));
        Theme.of(settings).use(settings);

        stage.setScene(scene(shell, settings));
        stage.setTitle("Fidus");
        stage.setMinWidth(1024);
        stage.setMinHeight(640);
        stage.setOnCloseRequest(_ -> leave(shell));
        stage.show();
        shell.connection().watch();
        Rehearsal.ifAsked();
    }

    static Scene scene(Shell shell, Settings settings) {
        var window =
                new MainWindowView(new MainWindowModel(shell, settings), Texts.of(Desktop.class));
        var scene = new Scene(window, 1280, 800);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Desktop.class.getResource("app.css")).toExternalForm());
        return scene;
    }

    private static void leave(Shell shell) {
        shell.background()
                .run(
                        () -> {
                            shell.server().signOut();
                            return shell;
                        },
                        _ -> Platform.exit(),
                        _ -> Platform.exit());
    }
}
