package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.auth.AuthCalls;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// In a small window, however much there is to read about what waits.
@SuppressWarnings("NullAway.Init") // made before each
class DecidingInSightTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:10:00Z");
    private FakeServer fake;
    private Shell shell;
    private ApprovalsView view;

    @BeforeEach
    void signedIn() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(waiting(1), waiting(2))));
        shell = fake.signedIn(NOW);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void eachBeginsAtItsTop() throws Exception {
        onFx(
                () -> {
                    Scene scene = opened();
                    pick(0);
                    assertThat(read(scene).getVvalue()).isZero();
                    read(scene).setVvalue(1);
                    view.renew();
                    layout();
                    assertThat(read(scene).getVvalue()).as("the same stays").isEqualTo(1);
                    pick(1);
                    assertThat(read(scene).getVvalue()).isZero();
                    return scene;
                });
    }

    @Test
    void whatDecidesIsInSightAlsoWithThePasswordAndARefusal() throws Exception {
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Confirm.");
                });
        fake.answer(
                AuthCalls.CONFIRM,
                _ -> {
                    throw Refused.at(
                            "password",
                            Problem.Code.BAD_VALUE,
                            "This is not your password, or there were too many tries: wait a"
                                    + " minute.");
                });
        onFx(
                () -> {
                    Scene scene = opened();
                    pick(0);
                    inSight(scene, "#approve");
                    inSight(scene, "#reject");
                    for (Theme theme : Theme.values()) {
                        theme.use(Settings.inMemory());
                        Screenshots.of(scene, "approval-in-sight-" + theme);
                    }
                    ((Button) scene.lookup("#approve")).fire();
                    layout();
                    inSight(scene, "#password");
                    ((TextField) scene.lookup("#password")).setText("not it");
                    scene.lookup("#password").fireEvent(new ActionEvent());
                    layout();
                    inSight(scene, "#problem");
                    inSight(scene, "#approve");
                    Theme.LIGHT.use(Settings.inMemory());
                    Screenshots.of(scene, "approval-in-sight-refused");
                    return scene;
                });
    }

    private Scene opened() {
        Theme.LIGHT.use(Settings.inMemory());
        view = new ApprovalsView(new ApprovalsModel(shell));
        Scene scene = Screenshots.scene(view, 830, 600);
        view.renew();
        layout();
        return scene;
    }

    private void pick(int row) {
        ((RecordTable<?>) view.lookup("#table")).table().getSelectionModel().select(row);
        layout();
    }

    private void layout() {
        view.applyCss();
        view.layout();
    }

    private static ScrollPane read(Scene scene) {
        return (ScrollPane) scene.lookup("#read");
    }

    private static void inSight(Scene scene, String selector) {
        Node node = scene.lookup(selector);
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        assertThat(node.isVisible()).as(selector).isTrue();
        assertThat(bounds.getMaxY()).as(selector).isLessThanOrEqualTo(scene.getHeight());
        assertThat(bounds.getMinY()).as(selector).isPositive();
    }

    private static Prepared waiting(int number) {
        List<Shown> shown =
                IntStream.range(0, 40)
                        .mapToObj(i -> new Shown("Line " + i, "What line " + i + " says"))
                        .toList();
        String title = "Confirm deposit " + number;
        String digest =
                Canonical.digest(
                        Map.of(
                                "command",
                                "CONFIRM_DEPOSIT",
                                "subject",
                                "deposit/" + number,
                                "title",
                                title,
                                "shown",
                                shown,
                                "payload",
                                Map.of()));
        return new Prepared(
                new PreparedId(new UUID(0, number)),
                "CONFIRM_DEPOSIT",
                "deposit/" + number,
                title,
                shown,
                "{}",
                digest,
                new PersonId(new UUID(0, 78)),
                "Olivia Marsh",
                NOW,
                NOW.plusSeconds(86_400),
                PreparedState.PENDING,
                List.of(Role.APPROVER),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                "",
                "",
                1,
                null);
    }

    private static void onFx(Callable<?> body) throws Exception {
        WaitForAsyncUtils.asyncFx(body).get();
    }
}
