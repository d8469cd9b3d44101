package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.DossierCalls;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// A row of a bank's statements that another one takes back, in the real window.
@ExtendWith(ApplicationExtension.class)
class PairPaneTest {
    private static final String OTHER = "-100.00 EUR 2026-11-17 Correction of K1";

    private ReconciliationWindow at;
    private BreakCard settled;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        ObjectNode told = Wire.STRICT.valueToTree(BreakSample.printed(1, "100.00"));
        ((ObjectNode) told.get("found")).put("breakState", "RESOLVED");
        settled = Wire.STRICT.treeToValue(told, BreakCard.class);
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                asked -> BreakSample.page(List.of(settled), asked.put("states", "ALL")));
        at.fake.answer(
                DossierCalls.DOSSIER,
                _ -> new Dossier(settled.found().id(), List.of(), List.of(), null, OTHER));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aReasonThatIsTooShortIsRefusedAndKept(Theme theme) throws Exception {
        at.fake.answer(
                ReconciliationCalls.TAKE_APART,
                _ -> {
                    throw Refused.at(
                            "reason",
                            Problem.Code.BAD_VALUE,
                            "Say in 10 to 1,000 characters why the two rows do not belong"
                                    + " together.");
                });
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(1280, 1200);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    assertThat(((Label) at.lookup("#other")).getText()).endsWith(OTHER);
                    var why = (TextArea) at.lookup("#whyApart");
                    why.setText("Wrong");
                    at.fire("#askApart");
                    at.layout();
                    assertThat(why.getText()).isEqualTo("Wrong");
                    assertThat(why.getPseudoClassStates())
                            .as("framed")
                            .contains(PseudoClass.getPseudoClass("danger"));
                    assertThat(at.view().getScene().getFocusOwner()).isEqualTo(why);
                    at.picture("break-pair-" + theme);
                    return null;
                });
    }

    /// As its neighbours have one.
    @Test
    void aKeyLeadsToTheReasonForTakingItApart() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1024, 700);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    ReconciliationWindow.press(at.table(".breaks"), KeyCode.U);
                    assertThat(at.view().getScene().getFocusOwner().getId()).isEqualTo("whyApart");
                    at.layout();
                    at.picture("break-pair-key");
                    return null;
                });
    }

    @Test
    void takingItApartIsAskedOfASecondPerson() throws Exception {
        at.fake.answer(
                ReconciliationCalls.TAKE_APART,
                _ ->
                        Sample.prepared(
                                "TAKE_PAIR_APART",
                                "break/" + settled.found().id().value(),
                                "Take apart two rows",
                                FakeServer.me().id()));
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1024, 640);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    ((TextArea) at.lookup("#whyApart")).setText("The correction is of another row");
                    at.fire("#askApart");
                    return null;
                });
        assertThat(at.fake.seen())
                .anyMatch(
                        it ->
                                it.path().endsWith("/pair-end")
                                        && it.body().contains("The correction is of another row"));
    }
}
