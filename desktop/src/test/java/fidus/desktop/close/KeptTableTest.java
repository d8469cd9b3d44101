package fidus.desktop.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Server;
import fidus.desktop.shell.Shell;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The panel shows the step whose row is selected, also after the list was read again.
@ExtendWith(ApplicationExtension.class)
class KeptTableTest {
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private final AtomicReference<CloseMonth> month = new AtomicReference<>(Sample.open());
    private final Shell shell =
            Shell.of(
                    new Server(fake.address(), Clock.systemUTC()),
                    Background.direct(),
                    Clock.fixed(Sample.NOW, ZoneOffset.UTC));

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(CloseCalls.MONTHS, _ -> Sample.months());
        fake.answer(CloseCalls.MONTH, _ -> month.get());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aListThatIsSortedOtherwiseAfterItWasReadAgainKeepsTheStep() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            shell.session()
                                    .begin(shell.server().signIn(new Login("ann", "x", "t")));
                            shell.connection().look();
                            var model = new CloseModel(shell);
                            var scene = new Scene(new CloseView(model), 1200, 800);
                            model.visit("");
                            scene.getRoot().applyCss();
                            scene.getRoot().layout();
                            RecordTable<CloseStep> steps = steps(scene);
                            TableColumn<CloseStep, ?> state = steps.table().getColumns().get(2);
                            steps.table().getSortOrder().setAll(List.of(state));
                            steps.select(one -> one.stepKind() == StepKind.PROOF);
                            month.set(Sample.closing());

                            model.read();

                            same(scene, model, StepKind.PROOF);
                            model.go(Sample.closing().step(StepKind.SIGN_OFF).blocks().getFirst());
                            same(scene, model, StepKind.CASH_MOVEMENTS);
                            return scene;
                        })
                .get();
    }

    private static void same(Scene scene, CloseModel model, StepKind kind) {
        CloseStep now = model.month().value().step(kind);
        assertThat(model.stepProperty().get()).isEqualTo(now);
        assertThat(steps(scene).selectedProperty().get()).isEqualTo(now);
        assertThat(((Label) scene.lookup("#stepName")).getText()).isEqualTo(Words.of(kind));
        assertThat(((Label) scene.lookup("#stepWords")).getText())
                .isEqualTo(AgainstMonthWords.of(now.words()));
    }

    @SuppressWarnings("unchecked") // the checklist
    private static RecordTable<CloseStep> steps(Scene scene) {
        return (RecordTable<CloseStep>) scene.lookup("#steps");
    }
}
