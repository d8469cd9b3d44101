package fidus.desktop;

import fidus.desktop.accounts.AccountsModel;
import fidus.desktop.agents.AgentsModel;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.deposits.DepositsModel;
import fidus.desktop.funds.FundsModel;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.palette.Goal;
import fidus.desktop.palette.PaletteModel;
import fidus.desktop.palette.PaletteView;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Server;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// The wiring page: everything the desktop is made of, in the order it is made.
public final class Desktop extends Application {
    static final String LOCAL = "http://localhost:7070";

    @Override
    public void start(Stage stage) {
        Settings settings = Settings.ofUser();
        String address =
                System.getProperty(Main.SERVER, settings.get(MainWindowModel.ADDRESS, LOCAL));
        Shell shell = open(stage, URI.create(address), settings);
        stage.setOnCloseRequest(_ -> leave(shell));
    }

    /// Opens the whole desktop on this stage, with nobody signed in, and keeps looking for the
    /// server until the background of the returned shell is closed.
    public static Shell open(Stage stage, URI address, Settings settings) {
        Server server = new Server(address, Clock.systemUTC());
        Shell shell = Shell.of(server, Background.onThreads(), Clock.systemUTC());
        shell.navigation().offer(Screens.of(shell));
        Theme.of(settings).use(settings);
        var model = new MainWindowModel(shell, settings);
        model.whenFilesDropped(
                files -> shell.navigation().open("imports", ImportsModel.subjectOf(files)));

        stage.setScene(scene(model));
        stage.setTitle("Fidus");
        stage.setMinWidth(1024);
        stage.setMinHeight(640);
        stage.show();
        shell.connection().watch();
        Rehearsal.ifAsked();
        return shell;
    }

    static Scene scene(MainWindowModel model) {
        ResourceBundle titles = Texts.of(Desktop.class);
        var window = new MainWindowView(model, titles);
        window.getChildren().add(palette(model, titles));
        var scene = new Scene(window, 1280, 800);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Desktop.class.getResource("app.css")).toExternalForm());
        return scene;
    }

    /// What the palette leads to: the screens, and the records of these features.
    private static PaletteView palette(MainWindowModel window, ResourceBundle titles) {
        String kind = titles.getString("screen");
        var model =
                new PaletteModel(
                        window.shell(),
                        screen ->
                                new Goal(
                                        kind,
                                        titles.getString(screen.titleKey()),
                                        "",
                                        screen.id(),
                                        ""),
                        new Pages(titles)::of,
                        List.of(
                                AccountsModel.goals(),
                                ContractsModel.goals(),
                                DepositsModel.goals(),
                                RedemptionsModel.goals(),
                                FundsModel.goals(),
                                AgentsModel.goals()));
        window.whenSearched(model::show);
        return new PaletteView(model);
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
