package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.Workbench;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a suggestion is about stands beside its card: both sums whole, and both days.
@ExtendWith(ApplicationExtension.class)
class SuggestionRoomTest {
    private static final String TEXT = "Payment of the subscription of a client with a long name";

    private ReconciliationWindow at;

    @BeforeEach
    void window() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 1040, 740",
        "DARK, 1040, 740",
        "LIGHT, 1024, 700",
        "LIGHT, 1280, 800",
        "DARK, 1280, 800",
        "LIGHT, 1600, 900"
    })
    void bothSidesAreInViewAndNoSumOrDayIsCut(Theme theme, int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.whole = proposing();
                    at.open(width, height);
                    at.openRun();
                    at.press(KeyCode.DIGIT2);
                    at.layout();
                    at.layout();
                    at.picture("suggestions-room-" + theme + "-" + width);

                    TableView<?> table = at.table("#table");
                    Bounds whole = table.localToScene(table.getBoundsInLocal());
                    List<Label> sums = labels(table, "sum");
                    assertThat(sums).hasSize(4).allMatch(one -> one.getText().contains("USD"));
                    List<Label> figures = new ArrayList<>(sums);
                    labels(table, "days").stream()
                            .filter(one -> !one.getText().contains("rows"))
                            .forEach(figures::add);
                    assertThat(figures)
                            .hasSize(7)
                            .allSatisfy(
                                    one -> {
                                        assertThat(one.getWidth())
                                                .as(one.getText())
                                                .isGreaterThanOrEqualTo(one.prefWidth(-1) - 0.5);
                                        assertThat(one.localToScene(one.getBoundsInLocal()))
                                                .matches(b -> b.getMaxX() <= whole.getMaxX());
                                    });
                    assertThat(labels(table, "days"))
                            .extracting(Label::getText)
                            .contains("28 Oct", "3 rows, 1 – 28 Oct");
                    assertThat(at.lookup("#comparison").lookupAll(".label"))
                            .extracting(node -> ((Label) node).getText())
                            .as("a sum that may be cut")
                            .noneMatch(it -> it.contains("USD"));
                    return null;
                });
    }

    private static List<Label> labels(Node table, String style) {
        return table.lookupAll("." + style).stream()
                .map(Label.class::cast)
                .filter(one -> one.getParent() != null && one.isVisible())
                .toList();
    }

    private Workbench proposing() {
        Workbench whole = at.sample.workbench(RunState.COMPLETED, List.of());
        List<MatchRow> book =
                List.of(
                        row("B1", 1, "1234567.89"),
                        row("B2", 2, "234567.89"),
                        row("B3", 28, "34567.89"),
                        row("B4", 28, "-8765432.10"));
        List<MatchRow> statement =
                List.of(row("S1", 28, "1503703.67"), row("S2", 28, "-8765432.10"));
        return new Workbench(
                whole.card(),
                book,
                statement,
                List.of(),
                List.of(
                        suggestion(List.of("B1", "B2", "B3"), "S1"),
                        suggestion(List.of("B4"), "S2")),
                List.of(),
                List.of(),
                whole.checks(),
                List.of(),
                true,
                book.size(),
                statement.size());
    }

    private static MatchRow row(String id, int day, String sum) {
        LocalDate on = LocalDate.of(2026, 10, day);
        return new MatchRow(id, on, on, Money.of(sum, "USD"), TEXT, "", null);
    }

    private static Suggestion suggestion(List<String> book, String statement) {
        return new Suggestion(
                1,
                Condition.SUGGEST_ONLY,
                "P8",
                new BigDecimal("0.88"),
                book,
                List.of(statement),
                Money.of("0.00", "USD"),
                0);
    }
}
