package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.AuthCalls;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.Desktop;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class SignInTest {
    private static final String CROWDED =
            "You are already signed in at 5 places: Linux desktop since 09:00, Linux desktop since"
                    + " 09:12, Mac OS X desktop since 10:40, Linux desktop since 11:02, command"
                    + " line since 11:30 UTC. Sign out of one of them, or end them all, and sign"
                    + " in again.";

    private FakeServer fake;
    private Shell shell;
    private SignInModel model;

    @Start
    void start(Stage stage) {
        fake = new FakeServer().greets(false, "Memory").signsIn(Role.OPERATOR);
        fake.answer(
                AuthCalls.LOGIN,
                asked -> {
                    if (!asked.path("password").asText().equals("right")) {
                        throw Refused.because(
                                Problem.Code.UNAUTHENTICATED, "Login or password is wrong.");
                    }
                    return FakeServer.tokens("access-1", "refresh-1", 300);
                });
        shell =
                Shell.of(
                        new Server(fake.address(), Clock.systemUTC()),
                        Background.onThreads(),
                        Clock.systemUTC());
        model = new SignInModel(shell, Settings.inMemory());
        var scene = new Scene(new SignInView(model), 800, 700);
        scene.getStylesheets().add(Desktop.class.getResource("app.css").toExternalForm());
        shell.connection().look();
        Theme.LIGHT.use(Settings.inMemory());
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop() {
        fake.close();
        shell.background().close();
    }

    @Test
    void theRightPasswordOpensASession(FxRobot robot) throws Exception {
        type(robot, "right");
        until(() -> shell.session().me() != null);
        assertThat(shell.session().may(fidus.auth.Permission.IMPORT_REPORTS)).isTrue();
        assertThat(shell.session().may(fidus.auth.Permission.DECIDE)).isFalse();
    }

    @Test
    void aWrongPasswordIsSaidBesideTheField(FxRobot robot) throws Exception {
        type(robot, "wrong");
        Label fault = robot.lookup("#passwordFault").queryAs(Label.class);
        until(fault::isVisible);
        assertThat(fault.getText()).isEqualTo("Login or password is wrong.");
        assertThat(shell.session().me()).isNull();
    }

    @Test
    void aServerThatIsAwayOffersToTryAgain(FxRobot robot) throws Exception {
        fake.close();
        type(robot, "right");
        until(() -> model.problemProperty().get() != null);
        until(() -> robot.lookup("Try again").tryQuery().isPresent());
        assertThat(model.problemProperty().get())
                .extracting("code")
                .isEqualTo(Problem.Code.UNAVAILABLE);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void whoIsSignedInAtTooManyPlacesEndsThemHere(FxRobot robot) throws Exception {
        var crowded = new AtomicBoolean(true);
        fake.answer(
                AuthCalls.LOGIN,
                _ -> {
                    if (crowded.get()) {
                        throw Refused.at("places", Problem.Code.WRONG_STATE, CROWDED);
                    }
                    return FakeServer.tokens("access-1", "refresh-1", 300);
                });
        fake.answer(
                AuthCalls.END_SESSIONS,
                asked -> {
                    assertThat(asked.path("login").asText()).isEqualTo("ann");
                    assertThat(asked.path("password").asText()).isEqualTo("right again");
                    crowded.set(false);
                    return new Nothing();
                });
        Node offer = robot.lookup("#places").query();
        assertThat(offer.isVisible()).isFalse();
        type(robot, "right");
        until(offer::isVisible);
        for (Theme theme : Theme.values()) {
            robot.interact(
                    () -> {
                        theme.use(Settings.inMemory());
                        Screenshots.of(offer.getScene(), "sign-in-places-" + theme);
                    });
        }
        robot.clickOn("#hereOnly");
        until(() -> robot.lookup("#passwordFault").queryAs(Label.class).isVisible());
        assertThat(fake.count(AuthCalls.END_SESSIONS)).as("without a password").isZero();
        robot.clickOn("#password").write("right again").clickOn("#hereOnly");
        until(() -> shell.session().me() != null);
        assertThat(fake.count(AuthCalls.END_SESSIONS)).isEqualTo(1);
    }

    private static void type(FxRobot robot, String password) {
        robot.clickOn("#login").write("ann");
        robot.clickOn("#password").write(password).type(KeyCode.ENTER);
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    }
}
