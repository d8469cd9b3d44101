package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Beside the inbox stands what to do while nothing of it is in hand.
@ExtendWith(ApplicationExtension.class)
class NothingChosenTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:10:00Z");

    private final List<Prepared> kept = new ArrayList<>();
    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.copyOf(kept)));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 700", "DARK, 816, 560"})
    void whatToDoIsSaidUntilALineIsChosen(Theme theme, int width, int height) throws Exception {
        kept.add(Waiting.prepared("WRITE_OFF_BREAK", "break/1", "Write off −12.50 USD"));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            ApprovalsView view = view(width, height);
                            Screenshots.of(view.getScene(), "approvals-nothing-chosen-" + theme);
                            assertThat(said(view)).containsExactly("Nothing is chosen");
                            ((RecordTable<?>) view.lookup("#table"))
                                    .table()
                                    .getSelectionModel()
                                    .select(0);
                            view.layout();
                            assertThat(said(view)).isEmpty();
                            assertThat(view.lookup(".second-person").isVisible()).isTrue();
                            return view;
                        })
                .get();
    }

    @ParameterizedTest
    @CsvSource({"DARK, 1072, 700", "LIGHT, 816, 560"})
    void ofAnEmptyInboxItIsSaidThatNothingWaits(Theme theme, int width, int height)
            throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            ApprovalsView view = view(width, height);
                            Screenshots.of(view.getScene(), "approvals-nothing-waits-" + theme);
                            assertThat(said(view)).containsExactly("Nothing to decide");
                            return view;
                        })
                .get();
    }

    private ApprovalsView view(int width, int height) throws Exception {
        var view = new ApprovalsView(new ApprovalsModel(fake.signedIn(NOW)));
        Screenshots.scene(view, width, height);
        view.visited("");
        view.applyCss();
        view.layout();
        return view;
    }

    /// The titles that are seen beside the list.
    private static List<String> said(Node view) {
        return view.lookup("#detail").lookupAll(".empty-title").stream()
                .filter(NothingChosenTest::isSeen)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
