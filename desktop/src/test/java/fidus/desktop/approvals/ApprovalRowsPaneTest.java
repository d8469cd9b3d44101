package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.ApprovalRow;
import fidus.approvals.ApprovalRowPage;
import fidus.approvals.ApprovalRowState;
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
import fidus.money.Money;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What one decision approves is seen row by row beside it.
class ApprovalRowsPaneTest {
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(command())));
        fake.answer(
                ApprovalCalls.ROWS,
                ask ->
                        !ask.hasNonNull("cursor")
                                ? new ApprovalRowPage(
                                        List.of(
                                                row(1, ApprovalRowState.AS_SHOWN, ""),
                                                row(
                                                        2,
                                                        ApprovalRowState.CHANGED,
                                                        "revoked since the list was shown")),
                                        3,
                                        "more")
                                : new ApprovalRowPage(
                                        List.of(row(3, ApprovalRowState.AS_SHOWN, "")), 3, null));
        shell = fake.signedIn(Instant.parse("2026-02-01T10:00:00Z"));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void everyRowIsThereAndWhatChangedIsCounted() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var pane = new SecondPersonPane(shell);
                            pane.show(command());
                            var table = (RecordTable<?>) pane.lookup("#approvalRowsTable");
                            assertThat(table.rows()).hasSize(2);
                            assertThat(pane.lookupAll(".form-hint"))
                                    .extracting(node -> ((Label) node).getText())
                                    .contains(
                                            "2 of 3 rows are read. 1 of them changed since and"
                                                    + " will be left out.");
                            var more = (Button) pane.lookup("#approvalRowsMore");
                            assertThat(more.isVisible()).isTrue();
                            more.fire();
                            assertThat(table.rows()).hasSize(3);
                            assertThat(more.isVisible()).isFalse();
                            Screenshots.of(new ScrollPane(pane), "approval-rows", 620, 760);
                            pane.show(null);
                            assertThat(pane.lookup("#approvalRowsTable")).isNull();
                            return pane;
                        })
                .get();
    }

    @Test
    void theInboxShowsThemBesideTheList() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.DARK.use(Settings.inMemory());
                            var view = new ApprovalsView(new ApprovalsModel(shell));
                            view.visited(command().subject());
                            Screenshots.of(view, "approval-rows-inbox", 1280, 800);
                            assertThat(view.lookup("#approvalRowsTable")).isNotNull();
                            return view;
                        })
                .get();
    }

    private static ApprovalRow row(int number, ApprovalRowState state, String why) {
        return new ApprovalRow(
                "Berta Broker",
                "Contract 100" + number + ", INTEREST 1, Ada Example",
                Money.of("27.23", "USD"),
                LocalDate.parse("2026-01-01"),
                state,
                why);
    }

    private static Prepared command() {
        return Waiting.prepared(
                "APPROVE_ALL_COMMISSIONS",
                "approval-list/" + new UUID(0, 8),
                "Approve 3 commissions due by 2026-02-01",
                List.of(new Shown("Rows", "3"), new Shown("Total", "81.69 USD")));
    }
}
