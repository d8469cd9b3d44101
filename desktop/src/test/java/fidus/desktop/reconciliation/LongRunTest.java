package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowSums;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.WindowCalls;

import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/// A run of a million rows on the desk: what is looked at is fetched, and nothing else.
@ExtendWith(ApplicationExtension.class)
class LongRunTest {
    private static final int ROWS = 500_000;

    private ReconciliationWindow at;
    private final List<Integer> fetched = new CopyOnWriteArrayList<>();
    private long version = 1;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(WindowCalls.ROWS, this::rows);
        at.fake.answer(WindowCalls.PLACE, LongRunTest::place);
        at.fake.answer(WindowCalls.SUMS, this::sums);
        at.fake.answer(
                WindowCalls.ROW,
                asked ->
                        new RowStory(
                                row(side(asked), Integer.parseInt(asked.get("rowId").asText())),
                                null,
                                List.of(),
                                null,
                                List.of(),
                                null));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void theEndOfAMillionRowsIsReachedThroughAFewWindows() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    ((ToggleButton) at.lookup("#all")).fire();
                    at.layout();
                    TableView<?> book = at.table("#book");
                    assertThat(book.getItems()).hasSize(ROWS);
                    at.picture("long-run");
                    fetched.clear();
                    book.scrollTo(ROWS / 2);
                    at.layout();
                    book.scrollTo(ROWS - 1);
                    at.layout();
                    at.picture("long-run-end");
                    assertThat(fetched).hasSizeBetween(2, 4).contains(ROWS - 200);
                    assertThat(book.getItems().getLast())
                            .isEqualTo(new DeskRow(Side.BOOK, ROWS - 1, row(Side.BOOK, ROWS - 1)));
                    return null;
                });
    }

    @Test
    void theNextOpenRowIsFoundAndALongStretchIsSummedExactly() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.DARK.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    ((ToggleButton) at.lookup("#all")).fire();
                    at.select("#book", 0);
                    at.press(KeyCode.N);
                    TableView<?> book = at.table("#book");
                    assertThat(book.getSelectionModel().getSelectedIndices()).containsExactly(50);
                    book.getSelectionModel().selectRange(0, 6_000);
                    at.layout();
                    at.picture("long-run-picked-dark");
                    assertThat(((javafx.scene.control.Label) at.lookup("#bookTotal")).getText())
                            .isEqualTo("Book 6\u202f000 rows, " + Words.money(sum(0, 5_999)));
                    return null;
                });
    }

    @Test
    void onlyTheWindowsLookedAtLastAreKeptAndPassedOnesAreNotFetched() {
        List<Integer> asked = new ArrayList<>();
        var list = new RowList(Side.BOOK, window(0, 0), asked::add);
        IntStream.range(1, 100).forEach(it -> list.get(it * RowList.WINDOW));
        assertThat(asked).containsExactly(1, 2);
        list.arrived(window(200, 200));
        assertThat(asked).containsExactly(1, 2, 99);
        list.arrived(window(400, 200));
        assertThat(asked).containsExactly(1, 2, 99, 98);
        IntStream.range(3, 60)
                .forEach(
                        it -> {
                            list.get(it * RowList.WINDOW);
                            list.arrived(window(it * RowList.WINDOW, 200));
                        });
        assertThat(list.windowsHeld()).isEqualTo(16);
    }

    @Test
    void aWindowThatFailsMakesRoomForTheNext() {
        List<Integer> asked = new ArrayList<>();
        var list = new RowList(Side.BOOK, window(0, 0), asked::add);
        IntStream.range(1, 5).forEach(it -> list.get(it * RowList.WINDOW));
        assertThat(asked).containsExactly(1, 2);
        list.failed(1);
        list.failed(2);
        assertThat(asked).containsExactly(1, 2, 4, 3);
    }

    @Test
    void aWindowOfAnotherVersionHasNoPlace() {
        var list = new RowList(Side.BOOK, window(0, 200), _ -> {});
        assertThat(list.get(250).loaded()).isNull();
        version = 2;
        assertThat(list.arrived(window(200, 200))).isFalse();
        assertThat(list.here(250)).isNull();
    }

    private RowWindow rows(ObjectNode asked) {
        int from = asked.get("at").asInt();
        if (side(asked) == Side.BOOK) {
            fetched.add(from);
        }
        boolean all = Listed.valueOf(asked.get("listed").asText()) == Listed.ALL;
        return all ? window(from, asked.get("count").asInt()) : window(0, 50);
    }

    private RowWindow window(int from, int count) {
        List<RunRow> rows =
                IntStream.range(from, Math.min(ROWS, from + count))
                        .mapToObj(it -> row(Side.BOOK, it))
                        .toList();
        return new RowWindow(version, ROWS, List.of(sum(0, ROWS - 1)), from, rows);
    }

    private static PlaceFound place(ObjectNode asked) {
        int from = asked.get("place").asInt() + (asked.path("past").asBoolean() ? 1 : 0);
        int next = asked.get("open").asBoolean() ? (from + 49) / 50 * 50 : from;
        return new PlaceFound(next, row(side(asked), next));
    }

    private RowSums sums(ObjectNode asked) {
        int first = asked.get("first").asInt();
        int last = asked.get("last").asInt();
        return new RowSums(version, last - first + 1, List.of(sum(first, last)));
    }

    private static Money sum(long first, long last) {
        return Money.of((first + last) * (last - first + 1) / 2 + ".00", "USD");
    }

    private static Side side(ObjectNode asked) {
        return Side.valueOf(asked.get("side").asText());
    }

    /// Every fiftieth row is open.
    private static RunRow row(Side side, int place) {
        var row =
                new MatchRow(
                        Integer.toString(place),
                        LocalDate.of(2026, 10, 1).plusDays(place * 31L / ROWS),
                        null,
                        new Money(BigDecimal.valueOf(place), Money.of("0", "USD").currency()),
                        "BUY OUT EURUSD 0." + (10 + place % 90),
                        Integer.toString(81_000_000 + place),
                        null);
        return new RunRow(side, place, row, place % 50 == 0 ? Standing.OPEN : Standing.MATCHED);
    }
}
