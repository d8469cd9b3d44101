package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOffTrial;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// However many runs are looked at, what stands against signing them comes first, and the pane
/// leaves the list of runs its room.
class GroupSignOffRoomTest {
    private static final String WHY = "3 breaks are open and not explained.";

    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake.answer(ReconciliationCalls.TRY_SIGN_OFFS, _ -> new SignOffTrial(lines()));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /// The last but one cannot be signed.
    private static List<SignOffTrial.Line> lines() {
        return IntStream.range(0, 40)
                .mapToObj(
                        at ->
                                new SignOffTrial.Line(
                                        run(at),
                                        (5_001_200 + at) + "@Broker-Live 2026-10-01 to 2026-10-31",
                                        at == 38 ? WHY : null))
                .toList();
    }

    private static RunId run(int at) {
        return new RunId(new UUID(0, at));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatStandsAgainstItIsReadWithoutScrolling(Theme theme) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new GroupSignOffModel(fake.signedIn(Sample.NOW), () -> {});
                            var pane = new GroupSignOffPane(model);
                            var scene = Screenshots.scene(pane, 760, 260);
                            model.look(IntStream.range(0, 40).mapToObj(it -> run(it)).toList());
                            Screenshots.of(scene, "sign-off-group-many-" + theme);
                            assertThat(pane.prefHeight(760)).isLessThan(260);
                            Region room = (Region) pane.lookup("#room");
                            Label why =
                                    (Label)
                                            pane.lookupAll(".against").stream()
                                                    .findFirst()
                                                    .orElseThrow();
                            assertThat(why.getText()).isEqualTo(WHY);
                            assertThat(
                                            room.localToScene(room.getLayoutBounds())
                                                    .contains(
                                                            why.localToScene(
                                                                    why.getLayoutBounds())))
                                    .as("in sight")
                                    .isTrue();
                            return pane;
                        })
                .get();
    }

    /// Of itself a scroll pane gives way until two lines are left, and asks for the same height
    /// however little stands in it.
    @ParameterizedTest
    @CsvSource({"1, 19", "3, 55", "40, 72"})
    void linesAreInSightWhereAListBelowWantsTheRoom(int runs, double least) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            fake.answer(
                                    ReconciliationCalls.TRY_SIGN_OFFS,
                                    _ -> new SignOffTrial(lines().subList(0, runs)));
                            var model = new GroupSignOffModel(fake.signedIn(Sample.NOW), () -> {});
                            var pane = new GroupSignOffPane(model);
                            var list = new Region();
                            list.setPrefHeight(600);
                            var scene = Screenshots.scene(new VBox(new VBox(pane), list), 760, 300);
                            model.look(IntStream.range(0, runs).mapToObj(it -> run(it)).toList());
                            Screenshots.of(scene, "sign-off-group-little-room-" + runs);
                            Region room = (Region) pane.lookup("#room");
                            assertThat(room.getHeight()).isBetween(least - 3, least + 3);
                            return pane;
                        })
                .get();
    }
}
