package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.List;

/// What is typed into a field of a day and is none.
@ExtendWith(ApplicationExtension.class)
class DayFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    abc        | “abc” is no day. Write it as 2026-11-21.
                    31.11.     | “31.11.” is no day. Write it as 2026-11-21.
                    2026-11-31 | There is no 2026-11-31.
                    2026-02-29 | There is no 2026-02-29.
                    21.11.26   | “21.11.26” has a short year. Write it whole, such as 2026-11-21.
                    26-11-21   | “26-11-21” has a short year. Write it whole, such as 2026-11-21.
                    21.11.2026 | Write 21.11.2026 as 2026-11-21.
                    31.11.2026 | There is no 31.11.2026. Days are written as 2026-11-21.
                    """)
    void whatIsNoDayIsToldWithWhatBelongsThere(String typed, String told) {
        assertThat(DayText.fault(typed)).isEqualTo(told);
        assertThat(DayText.fault("2026-11-21")).isNull();
        assertThat(DayText.fault(" ")).isNull();
    }

    /// As much as fits is asked for, so that no day is read as another one.
    @Test
    void aDayIsWholeHoweverNarrowItsField() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var day = new DatePicker(LocalDate.of(2026, 11, 28));
                            DayField.near(day);
                            day.setMaxWidth(100);
                            var row = new HBox(field(day));
                            Screenshots.scene(row, 300, 80);
                            row.applyCss();
                            row.layout();
                            Node text = day.getEditor().lookup(".text");
                            Bounds seen = text.getParent().getClip().getBoundsInParent();
                            assertThat(text.getBoundsInParent().getWidth())
                                    .isGreaterThan(50)
                                    .isLessThanOrEqualTo(seen.getWidth());
                        })
                .get();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void itStandsBelowTheFieldUntilSomethingElseIsTyped(Theme theme) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var words = new DatePicker();
                            var past = new DatePicker();
                            var ours = new DatePicker();
                            List.of(words, past, ours).forEach(DayField::near);
                            var row = new HBox(12, field(words), field(past), field(ours));
                            Screenshots.of(row, "day-field-" + theme, 520, 140);
                            type(words, "31.11.");
                            type(past, "1926-11-21");
                            type(ours, "2026-11-21");
                            Screenshots.of(row.getScene(), "day-field-" + theme);
                            assertThat(said(words))
                                    .isEqualTo("“31.11.” is no day. Write it as 2026-11-21.");
                            assertThat(said(past)).startsWith("1926-11-21 is no day of the books");
                            assertThat(past.getValue()).isNull();
                            assertThat(DayField.isWrong(past)).isTrue();
                            assertThat(said(ours)).isEmpty();
                            assertThat(ours.getValue()).isEqualTo(LocalDate.of(2026, 11, 21));
                            type(words, "2026-11-30");
                            assertThat(said(words)).isEmpty();
                            assertThat(DayField.isWrong(words)).isFalse();
                            type(words, "30.11.");
                            assertThat(words.getValue()).isNull();
                            assertThat(DayField.isWrong(words)).as("said where it stood").isTrue();
                            words.setValue(LocalDate.of(2026, 11, 30));
                            assertThat(DayField.isWrong(words)).isFalse();
                            return row;
                        })
                .get();
    }

    @Test
    void enterInAnEmptyFieldLeavesSaidWhatIsNoDayAndADefaultButtonTakesWhatIsTyped()
            throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var day = new DatePicker();
                            DayField.near(day);
                            var row = new HBox(field(day));
                            Screenshots.of(row, "day-field-enter", 520, 140);
                            day.getEditor().setText("21.11.2026");
                            day.fireEvent(enter());
                            assertThat(said(day)).isEqualTo("Write 21.11.2026 as 2026-11-21.");
                            assertThat(DayField.take(day)).isFalse();

                            day.getEditor().setText("2026-11-21");
                            assertThat(DayField.take(day)).isTrue();
                            assertThat(day.getValue()).isEqualTo(LocalDate.of(2026, 11, 21));
                            return row;
                        })
                .get();
    }

    private static KeyEvent enter() {
        return new KeyEvent(
                KeyEvent.KEY_RELEASED, "", "", KeyCode.ENTER, false, false, false, false);
    }

    private static VBox field(DatePicker picker) {
        picker.setPrefWidth(150);
        var box = new VBox(new Label("Day"), picker);
        box.getStyleClass().add("field");
        return box;
    }

    private static void type(DatePicker picker, String text) {
        picker.getEditor().setText(text);
        picker.commitValue();
    }

    private static String said(DatePicker picker) {
        return picker.getParent().lookupAll(".field-fault").stream()
                .map(it -> ((Label) it).getText())
                .findFirst()
                .orElse("");
    }
}
