package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.List;

/// What is agreed to stands whole beside the scroll bar in the smallest window.
@SuppressWarnings("NullAway.Init") // made before each
class ShownLinesTest {
    private static final List<Shown> LINES =
            List.of(
                    new Shown("Account", "Northern Bank USD"),
                    new Shown("Opening", "82857.41 USD on 2026-11-22"),
                    new Shown("Reconciliation", "None of its rows is in a match"),
                    new Shown("Account at the broker", "510003@NorthBridge-Live"));

    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void signedIn() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        Prepared one =
                Waiting.prepared("SET_ASIDE", "statement/7", "Set aside statement 7 (lateA.xml)");
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(saying(one))));
        shell = fake.signedIn(Instant.parse("2026-11-23T00:10:00Z"));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void nothingRunsUnderTheScrollBarNorBreaksInsideAWord(Theme theme) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new ApprovalsView(new ApprovalsModel(shell));
                            Scene scene = Screenshots.scene(view, 816, 430);
                            view.renew();
                            view.applyCss();
                            view.layout();
                            ((RecordTable<?>) view.lookup("#table"))
                                    .table()
                                    .getSelectionModel()
                                    .select(0);
                            for (int pass = 0; pass < 3; pass++) {
                                view.applyCss();
                                view.layout();
                            }
                            Screenshots.of(scene, "approval-lines-" + theme);
                            var read = (ScrollPane) view.lookup("#read");
                            assertThat(((Region) read.getContent()).getWidth())
                                    .isLessThanOrEqualTo(read.getViewportBounds().getWidth() + 1);
                            var name =
                                    view.lookup("#lines").lookupAll(".shown-label").stream()
                                            .map(node -> (Label) node)
                                            .filter(one -> one.getText().equals("Reconciliation"))
                                            .findFirst()
                                            .orElseThrow();
                            var word = new Text(name.getText());
                            word.setFont(name.getFont());
                            assertThat(name.getWidth())
                                    .isGreaterThanOrEqualTo(word.getLayoutBounds().getWidth());
                            return scene;
                        })
                .get();
    }

    private static Prepared saying(Prepared one) {
        return new Prepared(
                one.id(),
                one.command(),
                one.subject(),
                one.title(),
                LINES,
                one.payload(),
                one.digest(),
                one.makerId(),
                one.makerName(),
                one.preparedAt(),
                one.expiresAt(),
                one.preparedState(),
                one.needs(),
                one.alsoBy(),
                one.approvals(),
                null,
                null,
                null,
                null,
                one.signature(),
                one.keyId(),
                one.version(),
                null);
    }
}
