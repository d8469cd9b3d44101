package fidus.desktop.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.PartnerDocuments;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Statements;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.ledger.PeriodState;
import fidus.statements.StatementFile;
import fidus.statements.StatementFormat;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerKind;

import javafx.scene.control.Button;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/// Statements of agents and companies: seen, issued again with a reason, and saved.
@ExtendWith(ApplicationExtension.class)
class PartnersScreenTest {
    private static final Instant NOW = Instant.parse("2026-04-02T09:30:00Z");

    @TempDir private Path folder;
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(PartnerCalls.MONTH, _ -> PartnerDocuments.month(PeriodState.LOCKED));
        fake.answer(PartnerCalls.PREVIEW, _ -> PartnerDocuments.preview());
        fake.answer(PartnerCalls.HISTORY, _ -> PartnerDocuments.history());
        fake.answer(PartnerCalls.DIFFERENCE, _ -> Statements.difference());
        fake.answer(PartnerCalls.ISSUE, _ -> StatementsPicturesTest.job());
        fake.answer(
                PartnerCalls.FILE,
                _ ->
                        StatementFile.of(
                                "A-2026-03-000002.pdf",
                                "application/pdf",
                                "%PDF agent".getBytes(StandardCharsets.UTF_8)));
        shell = Signed.in(fake, NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theChosenAgentsDocumentsAreShownAndMadeAgain() throws Exception {
        var model = new PartnersModel(shell, null);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new PartnersView(model, true);
                            model.read();
                            Screenshots.of(view, "partner-statements", 1100, 640);
                            select(view, "partners");
                            select(view, "partnerKept");
                            view.applyCss();
                            view.layout();
                            Screenshots.of(view.getScene(), "partner-statements-chosen");
                            assertThat(rows(view, "partnerKept")).isEqualTo(2);
                            assertThat(((Button) view.lookup("#issuePartner")).isDisabled())
                                    .isFalse();
                            return view;
                        })
                .get();
        model.reasonProperty().set("A payment was booked late");
        model.issue(false);
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/partner-statements/2026-03/issues"))
                .singleElement()
                .satisfies(
                        seen ->
                                assertThat(seen.body())
                                        .contains("A payment was booked late", "\"draft\":false"));
    }

    @Test
    void aKeptDocumentIsSavedByteByByteAndAScreenOfAgentsShowsNoCompany() {
        var model = new PartnersModel(shell, PartnerKind.AGENT);
        assertThat(model.partners(PartnerDocuments.month(PeriodState.OPEN))).hasSize(1);
        Path to = folder.resolve("A.pdf");
        model.save(PartnerDocuments.history().rows().getFirst(), StatementFormat.PDF, to);
        assertThat(to).hasContent("%PDF agent");
    }

    private static int rows(PartnersView view, String table) {
        return ((RecordTable<?>) view.lookup("#" + table)).rows().size();
    }

    private static void select(PartnersView view, String table) {
        ((TableView<?>) view.lookup("#" + table + " .table-view")).getSelectionModel().select(0);
    }
}
