package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowOrigin;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.reconciliation.desk.WindowCalls;

import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows that say the same are told apart wherever one of them is chosen.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class EqualRowsTest {
    private static final RowOrigin FIRST = origin(12, "Ann Example", "2026-11-20T08:15:00Z");
    private static final RowOrigin SECOND = origin(13, "Ben Example", "2026-11-20T08:16:30Z");

    private ReconciliationWindow at;

    private static RowOrigin origin(int entry, String by, String when) {
        return new RowOrigin("Entry " + entry + ", line 1", by, Instant.parse(when));
    }

    private static MatchRow row(int entry, String text) {
        return new MatchRow(
                "ENTRY-" + entry + "-1",
                LocalDate.of(2026, 11, 20),
                null,
                Money.of("100.00", "EUR"),
                text,
                "entry " + entry + " E3",
                null);
    }

    private static RunRow placed(int place, MatchRow row, RowOrigin origin) {
        return new RunRow(Side.BOOK, place, row, Standing.OPEN).from(origin);
    }

    private static RowWindow window(List<RunRow> rows) {
        return new RowWindow(1, rows.size(), List.of(), 0, rows);
    }

    private static final List<RunRow> ROWS =
            List.of(
                    placed(0, row(12, "Capital of the owners"), FIRST),
                    placed(1, row(13, "Capital of the owners"), SECOND),
                    placed(2, row(14, "Fee"), origin(14, "Ann Example", "2026-11-20T09:00:00Z")));

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void ofTwoRowsThatReadAlikeEachSaysFirstWhereItStands() {
        var list = new RowList(Side.BOOK, window(ROWS), _ -> {});

        assertThat(list)
                .extracting(DeskRow::text)
                .containsExactly(
                        "Entry 12, line 1 · Capital of the owners",
                        "Entry 13, line 1 · Capital of the owners",
                        "Fee");
    }

    /// The next window begins with a row that reads as the last one of this.
    @Test
    void rowsThatReadAlikeOverTheEdgeOfAWindowSayItToo() {
        List<RunRow> many =
                IntStream.range(0, RowList.WINDOW)
                        .mapToObj(
                                i ->
                                        placed(
                                                i,
                                                row(i + 1, i == 199 ? "Alike" : "Row " + i),
                                                origin(i + 1, "Ann", "2026-11-20T08:15:00Z")))
                        .toList();
        var list =
                new RowList(
                        Side.BOOK,
                        new RowWindow(1, RowList.WINDOW + 1, List.of(), 0, many),
                        _ -> {});
        assertThat(list.get(199).text()).isEqualTo("Alike");
        List<Integer> drawn = new ArrayList<>();
        list.addListener(drawing(drawn));

        list.arrived(
                new RowWindow(
                        1,
                        RowList.WINDOW + 1,
                        List.of(),
                        RowList.WINDOW,
                        List.of(placed(200, row(201, "Alike"), SECOND))));

        assertThat(list.get(199).text()).isEqualTo("Entry 200, line 1 · Alike");
        assertThat(list.get(200).text()).isEqualTo("Entry 13, line 1 · Alike");
        assertThat(drawn).as("the row before the window that came, too").containsExactly(199, 200);
    }

    @Test
    void ofWindowsBesideTheOneThatCameNothingIsFetched() {
        List<Integer> asked = new ArrayList<>();
        int total = 3 * RowList.WINDOW;
        var list = new RowList(Side.BOOK, new RowWindow(1, total, List.of(), 0, ROWS), asked::add);
        List<Integer> drawn = new ArrayList<>();
        list.addListener(drawing(drawn));
        assertThat(list.get(2 * RowList.WINDOW).text()).isEqualTo("…");

        list.arrived(new RowWindow(1, total, List.of(), 2 * RowList.WINDOW, ROWS.subList(0, 2)));

        assertThat(drawn).containsExactly(400, 401);
        assertThat(asked).containsExactly(2);
    }

    /// As a table draws what was updated: it asks for it.
    private static ListChangeListener<DeskRow> drawing(List<Integer> drawn) {
        return change -> {
            while (change.next()) {
                for (int at = change.getFrom(); at < change.getTo(); at++) {
                    drawn.add(at);
                    var _ = change.getList().get(at);
                }
            }
        };
    }

    @Test
    void suggestionsOfRowsThatReadAlikeSayWhereTheyStand() {
        var columns = new SuggestionColumns();
        columns.tell(
                new SuggestedRows(
                        ROWS.stream().map(RunRow::row).toList(),
                        List.of(row(20, "Capital of the owners"))));

        assertThat(columns.of(suggesting("ENTRY-13-1"), Side.BOOK).words())
                .isEqualTo("Entry 13, line 1 · Capital of the owners");
        assertThat(columns.of(suggesting("ENTRY-14-1"), Side.BOOK).words()).isEqualTo("Fee");
        assertThat(columns.of(suggesting("ENTRY-14-1"), Side.STATEMENT).words())
                .as("a row of the other side is nothing to confuse it with")
                .isEqualTo("Capital of the owners");
    }

    private static Suggestion suggesting(String book) {
        return new Suggestion(
                1,
                Condition.AMBIGUOUS,
                "P1",
                BigDecimal.ONE,
                List.of(book),
                List.of("ENTRY-20-1"),
                Money.of("0.00", "EUR"),
                0);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1024"})
    void theRowsOfARunAreToldApartInTheListAndBeside(Theme theme, int width) throws Exception {
        at.fake.answer(WindowCalls.ROWS, asked -> window(ROWS));
        at.fake.answer(
                WindowCalls.ROW,
                _ -> new RowStory(ROWS.get(1), null, List.of(), null, List.of(), null));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, 800);
                    at.openRun();
                    ((ToggleButton) at.lookup("#all")).fire();
                    at.select("#book", 1);
                    at.layout();
                    at.picture("equal-rows-" + theme);
                    TableView<?> book = at.table("#book");
                    assertThat(book.getItems().get(0)).isNotEqualTo(book.getItems().get(1));
                    assertThat(at.lookup("#comparison").lookupAll("TextFlow"))
                            .extracting(flow -> said((TextFlow) flow))
                            .contains("Ben Example, 2026-11-20 08:16:30");
                    return null;
                });
    }

    private static String said(TextFlow flow) {
        return flow.getChildren().stream()
                .map(one -> ((Text) one).getText())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1024"})
    void counterpartsAndTheRowThatTakesItBackSayWhereTheyStand(Theme theme, int width)
            throws Exception {
        List<BreakCard> cards =
                List.of(
                        BreakSample.printed(1, "100.00").from(statement(1)),
                        BreakSample.printed(2, "-100.00").from(statement(2)),
                        BreakSample.printed(3, "-100.00").from(statement(3)));
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(cards, asked));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, 1400);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    at.layout();
                    ComboBox<?> contra = (ComboBox<?>) at.lookup("#contra");
                    assertThat(words(contra))
                            .hasSize(2)
                            .allMatch(said -> said.startsWith("Statement 1, row "))
                            .doesNotHaveDuplicates();
                    assertThat(at.lookup("#others").lookupAll(".check-box"))
                            .extracting(box -> ((CheckBox) box).getText())
                            .hasSize(2)
                            .allMatch(said -> said.contains(" · Statement 1, row "))
                            .doesNotHaveDuplicates();
                    contra.getSelectionModel().selectFirst();
                    at.layout();
                    at.picture("equal-counterparts-" + theme);
                    assertThat(at.lookup("#facts").lookupAll(".label"))
                            .extracting(label -> ((Labeled) label).getText())
                            .contains("Stands in", "Statement 1, row 1");
                    return null;
                });
    }

    private static RowOrigin statement(int row) {
        return new RowOrigin("Statement 1, row " + row, null, null);
    }

    private static <T> List<String> words(ComboBox<T> box) {
        return box.getItems().stream().map(box.getConverter()::toString).toList();
    }
}
