package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Objects;

/// What a refusal marks ends with the box that says why.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each test
class FaultsTest {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final Problem WHY =
            new Problem(
                    Problem.Code.BAD_VALUE,
                    "The sum is not that of the row.",
                    List.of(
                            new Problem.Field("sum", "It is 5.00 EUR."),
                            new Problem.Field("day", "It is closed.")),
                    null);

    private ProblemPane pane;
    private TextField sum;
    private TextField day;
    private Label dayFault;
    private VBox page;
    private Faults faults;

    @BeforeEach
    void form() throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            pane = new ProblemPane();
                            sum = new TextField();
                            day = new TextField();
                            dayFault = new Label();
                            page = new VBox(pane, sum, new VBox(day, dayFault));
                            var _ = new Scene(page, 400, 300);
                            faults = new Faults(pane).mark("sum", sum).at("day", dayFault);
                            faults.show(WHY);
                        })
                .get();
    }

    private boolean isMarked() {
        return sum.getPseudoClassStates().contains(WRONG)
                || day.getPseudoClassStates().contains(WRONG)
                || dayFault.isVisible();
    }

    @Test
    void theFramesGoWhenThePersonClosesTheBox() throws Exception {
        assertThat(isMarked()).isTrue();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var close = (Button) pane.lookup(".problem-close");
                            Objects.requireNonNull(close).fire();
                        })
                .get();
        assertThat(pane.isVisible()).isFalse();
        assertThat(isMarked()).isFalse();
    }

    /// What was refused stood there before; whether the new is right is said when it is sent.
    @Test
    void aFrameAndItsWordsGoWhenTheFieldIsCorrected() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> day.setText("2026-11-30")).get();
        assertThat(day.getPseudoClassStates()).doesNotContain(WRONG);
        assertThat(dayFault.isVisible()).isFalse();
        assertThat(sum.getPseudoClassStates()).as("not corrected").contains(WRONG);
        assertThat(pane.isVisible()).isTrue();

        WaitForAsyncUtils.asyncFx(() -> sum.setText("5.00")).get();
        assertThat(isMarked()).isFalse();

        WaitForAsyncUtils.asyncFx(() -> faults.show(WHY)).get();
        assertThat(sum.getPseudoClassStates()).as("refused again").contains(WRONG);
        assertThat(dayFault.isVisible()).isTrue();
    }

    /// A sum is written in groups when its field is left: that corrects nothing.
    @Test
    void theWordsOfARefusalStayWhenASumIsMerelyLeft() throws Exception {
        var typed = new MoneyField();
        var words = new Label();
        var stage = new Stage[1];
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            page.getChildren().setAll(new VBox(typed, words), day);
                            stage[0] = new Stage();
                            stage[0].setScene(page.getScene());
                            stage[0].show();
                            typed.requestFocus();
                            typed.setText("0012345.5");
                            faults = new Faults(pane).at("sum", words);
                            faults.show(WHY);
                            day.requestFocus();
                        })
                .get();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(typed.getText()).isNotEqualTo("0012345.5").startsWith("12\u202f345.5");
        assertThat(words.isVisible()).isTrue();
        assertThat(typed.getPseudoClassStates()).contains(WRONG);

        WaitForAsyncUtils.asyncFx(() -> typed.setText("12345.6")).get();
        assertThat(words.isVisible()).isFalse();
        assertThat(typed.getPseudoClassStates()).doesNotContain(WRONG);
        WaitForAsyncUtils.asyncFx(stage[0]::close).get();
    }

    @Test
    void theFramesGoWithALaterSuccessOnThePage() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> ProblemPane.endAll(page)).get();
        assertThat(pane.isVisible()).isFalse();
        assertThat(isMarked()).isFalse();
    }

    @Test
    void theBoxSpeaksToPeopleAndItsCopyToSupport() throws Exception {
        List<String> read =
                WaitForAsyncUtils.asyncFx(
                                () ->
                                        pane.lookupAll(".label").stream()
                                                .map(one -> ((Label) one).getText())
                                                .toList())
                        .get();
        assertThat(read).contains(WHY.message()).noneMatch(one -> one.contains("BAD_VALUE"));
        assertThat(pane.details()).contains(WHY.message(), "Code BAD_VALUE", "Field day");
    }
}
