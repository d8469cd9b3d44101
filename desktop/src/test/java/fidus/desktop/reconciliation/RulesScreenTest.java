package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileVersion;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The page of the matching rules says what is wrong where and while it is so, and what waits.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class RulesScreenTest {
    private ReconciliationWindow at;
    private List<ProfileVersion> versions;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        versions = new ArrayList<>(List.of(MatchingModelTest.builtIn(MatchProfile.bank())));
        at.fake.answer(ProfileCalls.PROFILES, _ -> new ProfileList(versions, List.of()));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void opened(int width, int height) throws Exception {
        Theme.LIGHT.use(at.settings);
        at.open(width, height);
        at.fire("#rules");
        at.layout();
    }

    private static ProfileVersion draft() {
        MatchProfile bank = MatchProfile.bank();
        return new ProfileVersion(
                new MatchProfile(
                        bank.name(),
                        2,
                        bank.passes(),
                        bank.compared(),
                        new BigDecimal("0.9000"),
                        bank.suggestThreshold(),
                        bank.ambiguityMargin(),
                        bank.limits()),
                ProfileState.DRAFT,
                "Ann Example",
                Sample.NOW,
                "Fewer wrong matches",
                null,
                null,
                List.of());
    }

    @Test
    void whatIsWrongIsSaidWhileItIsSoAndMovesNoOtherField() throws Exception {
        at.onFx(
                () -> {
                    opened(1280, 800);
                    TextField margin = (TextField) at.lookup("#ambiguityMargin");
                    Node beside = at.lookup("#suggestionsPerRow").getParent();
                    double before = beside.getLayoutX();
                    margin.setText("2");
                    ((TextField) at.lookup("#autoThreshold")).setText("0.7");
                    at.layout();
                    Label fault = (Label) margin.getParent().lookup(".field-fault");
                    assertThat(fault.isVisible()).isTrue();
                    assertThat(fault.getText())
                            .isEqualTo("The margin over rivals is 0 to 1 with at most 4 decimals.");
                    assertThat(beside.getLayoutX()).isEqualTo(before);
                    assertThat(text("#changes")).startsWith("A number or the name is not right");
                    inView(margin);
                    at.picture("rules-wrong");
                    margin.setText("0.05");
                    assertThat(fault.isVisible()).isFalse();
                    assertThat(text("#changes")).contains("0.7");
                    return null;
                });
    }

    /// Nobody knows rules that come with the program by the code they are stored under.
    @Test
    void rulesAreCalledByWordsWhereverTheyAreNamed() throws Exception {
        versions.add(draft());
        at.onFx(
                () -> {
                    opened(1280, 800);
                    ((TextField) at.lookup("#ambiguityMargin")).setText("0.06");
                    at.table("#versions").getSelectionModel().clearAndSelect(0);
                    at.table("#versions").getSelectionModel().clearAndSelect(1);
                    at.layout();
                    assertThat(text("#question")).contains("Go on with rules of banks, version");
                    assertThat(at.view().lookupAll(".label"))
                            .extracting(one -> ((Label) one).getText())
                            .noneMatch(said -> said != null && said.matches(".*\\bby BANK\\b.*"));
                    return null;
                });
    }

    @Test
    void aVersionThatIsKeptStaysInHandWithWhatWasTried() throws Exception {
        at.fake.answer(
                ProfileCalls.PREPARE,
                _ -> {
                    versions.addFirst(draft());
                    return draft();
                });
        at.onFx(
                () -> {
                    opened(1280, 800);
                    at.select("#versions", 0);
                    ((TextField) at.lookup("#autoThreshold")).setText("0.9");
                    reason().setText("Fewer wrong matches");
                    at.fire("#prepare");
                    assertThat(at.table("#versions").getSelectionModel().getSelectedIndex())
                            .isZero();
                    assertThat(((TextField) at.lookup("#autoThreshold")).getText())
                            .isEqualTo("0.9");
                    assertThat(at.lookup("#putInForce").isVisible()).isTrue();
                    return null;
                });
    }

    @Test
    void whatWaitsForASecondPersonIsShownAndAskedOnce() throws Exception {
        versions.addFirst(draft());
        at.fake.answer(
                ProfileCalls.PUT_IN_FORCE,
                _ -> {
                    at.fake.answer(
                            ApprovalCalls.FIND,
                            asked ->
                                    new PreparedList(
                                            asked.path("subject").asText().startsWith("matchP")
                                                    ? List.of(waits())
                                                    : List.of()));
                    return waits();
                });
        at.onFx(
                () -> {
                    opened(1280, 800);
                    at.lookup("#versions").requestFocus();
                    ReconciliationWindow.press(at.lookup("#versions"), KeyCode.I);
                    at.layout();
                    assertThat(at.view().getScene().getFocusOwner())
                            .as("it is said where the reason is typed")
                            .isEqualTo(reason());
                    reason().setText("Fewer wrong matches");
                    assertThat(at.lookup("#putInForce").isDisabled()).isFalse();
                    at.fire("#putInForce");
                    assertThat(text("#waiting #title")).isEqualTo("Match by version 2 of BANK");
                    assertThat(text("#waiting #who")).startsWith("Prepared by Ann on ");
                    assertThat(at.lookup("#putInForce").isDisabled()).isTrue();
                    at.picture("rules-waiting");

                    at.fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
                    ReconciliationWindow.press(reason(), KeyCode.F5);
                    at.layout();
                    assertThat(at.lookup("#waiting .second-person").isVisible()).isFalse();
                    assertThat(at.lookup("#putInForce").isDisabled()).isFalse();
                    return null;
                });
    }

    @Test
    void whyNothingWasTriedStandsWhereItWasTried() throws Exception {
        at.fake.answer(
                ProfileCalls.DRY_RUN,
                _ -> {
                    throw Refused.because(
                            Problem.Code.NOT_FOUND,
                            "No statement of Postfinance is of these days.");
                });
        at.onFx(
                () -> {
                    opened(1280, 800);
                    ((ComboBox<?>) at.lookup("#trial #account")).getSelectionModel().selectFirst();
                    at.fire("#tryOut");
                    assertThat(at.lookup("#untried").isVisible()).isTrue();
                    assertThat(at.lookup("#problem").isVisible()).isFalse();
                    return null;
                });
    }

    private static Prepared waits() {
        return Waiting.prepared(
                "PUT_PROFILE_IN_FORCE", "matchProfile/BANK", "Match by version 2 of BANK");
    }

    /// Not the one of the second person's pane.
    private TextField reason() {
        return (TextField) at.lookup("#prepare").getParent().getParent().lookup("#reason");
    }

    private String text(String selector) {
        return ((Label) at.lookup(selector)).getText();
    }

    private static void inView(Node field) {
        Node it = field;
        while (!(it instanceof ScrollPane)) {
            it = it.getParent();
        }
        var pane = (ScrollPane) it;
        Bounds its = pane.getContent().sceneToLocal(field.localToScene(field.getBoundsInLocal()));
        double rest =
                pane.getContent().getLayoutBounds().getHeight()
                        - pane.getViewportBounds().getHeight();
        pane.setVvalue(Math.clamp((its.getMinY() - 200) / rest, 0, 1));
    }
}
