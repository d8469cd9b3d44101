package fidus.desktop.reconciliation;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;

import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.FirstStep;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.controls.TableExport;
import fidus.desktop.controls.Words;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Listed;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// One side of the workbench: a list as long as the run, of which only what is looked at is here.
/// It tells what is picked here, and shows what was picked elsewhere without telling it again.
public final class SidePane extends VBox {
    private static final KeyCombination ALL = KeyCombination.keyCombination("Shortcut+A");
    private static final KeyCombination FIND = KeyCombination.keyCombination("Shortcut+F");
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
    private static final int MOST_PICKED = 20_000;
    private static final int ROWS_ABOVE = 2;
    private static final int HEIGHT = 27;

    /// Titles and the bar below, and rows that are there at any height.
    private static final int LEAST = 54 + 3 * HEIGHT;

    /// What makes them as many rows as are worked with.
    static final double MORE = 3 * HEIGHT;

    private final TableView<DeskRow> table = new TableView<>();
    private final RowRoom room = new RowRoom(table);
    private final CustomTextField filter = new CustomTextField();
    private final Label title = new Label();
    private final Label count = new Label();
    private final MenuButton export =
            new MenuButton("", new FontIcon(MaterialDesignE.EXPORT_VARIANT));
    private final Label doubt = new Label();
    private final ProblemPane problem = new ProblemPane();
    private @Nullable RowSorting sorting;
    private PassNames passes = PassNames.NONE;
    private boolean silent;

    public SidePane() {
        getStyleClass().add("record-table");
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        FirstStep.in(table);
        table.setFixedCellSize(HEIGHT);
        table.setMinHeight(LEAST);
        PickedInSight.in(table);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        HintBar.backTo(table, this);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar(), doubt, problem, table);
    }

    /// @param picks is told what a person picks, as lines of the list
    void bind(
            WorkbenchModel model,
            Side of,
            ResourceBundle texts,
            BiConsumer<Side, List<Integer>> picks) {
        SideModel side = model.side(of);
        model.deskProperty().subscribe(now -> rules(PassNames.of(now)));
        side.inView(this::first);
        title.setText(texts.getString("side." + side.side()));
        FittingPrompt.of(filter, texts.getString("filter"));
        sorting = RowColumns.into(room, texts, side, () -> passes);
        model.deskProperty()
                .subscribe(
                        now -> {
                            if (now != null) {
                                RowColumns.named(table, texts, of, now.card().account());
                            }
                        });
        empty(texts, null);
        listen(side, texts);
        SaidOnce.in(problem, side.problemProperty(), model.loaded().problemProperty());
        table.getSelectionModel()
                .getSelectedIndices()
                .addListener(
                        (ListChangeListener<Integer>)
                                _ -> {
                                    if (!silent) {
                                        picks.accept(side.side(), lines());
                                    }
                                });
        for (String ending : List.of("csv", "xlsx")) {
            var item = new MenuItem(texts.getString("save." + ending));
            item.setOnAction(_ -> save(side, ending));
            export.getItems().add(item);
        }
        export.setAccessibleText(texts.getString("save"));
    }

    /// Says on both sides in one way how rows stand.
    void alike(SidePane other) {
        room.alike(other.room);
    }

    private void listen(SideModel side, ResourceBundle texts) {
        filter.textProperty()
                .addListener(
                        (_, _, text) -> {
                            doubt.setText(RowWanted.doubt(text));
                            side.filter(text);
                        });
        side.listProperty()
                .addListener(
                        (_, _, now) -> {
                            empty(texts, side.wanted());
                            list(now, side.sameQuestion());
                        });
    }

    private void empty(ResourceBundle texts, @Nullable RowWanted wanted) {
        String why = whyEmpty(wanted, filter.getText());
        table.setPlaceholder(
                new EmptyState(
                        MaterialDesignT.TABLE,
                        texts.getString(why + ".title"),
                        texts.getString(why + ".hint")));
    }

    /// That nothing is open is no fault of a filter.
    static String whyEmpty(@Nullable RowWanted wanted, @Nullable String filter) {
        boolean open =
                wanted != null
                        && wanted.listed() == Listed.OPEN
                        && wanted.why() == null
                        && (filter == null || filter.isBlank());
        return open ? "empty.open" : "empty";
    }

    /// Names passes by the rules of the run in hand.
    private void rules(PassNames now) {
        if (!now.equals(passes)) {
            passes = now;
            table.refresh();
        }
    }

    private HBox bar() {
        doubt.setId("doubt");
        doubt.getStyleClass().add("form-hint");
        doubt.setWrapText(true);
        doubt.setMinHeight(USE_PREF_SIZE);
        doubt.visibleProperty().bind(doubt.textProperty().isNotEmpty());
        doubt.managedProperty().bind(doubt.visibleProperty());
        title.getStyleClass().add("side-title");
        title.setMinWidth(USE_PREF_SIZE);
        filter.setId("filter");
        filter.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        filter.setMinWidth(96);
        HBox.setHgrow(filter, Priority.ALWAYS);
        count.getStyleClass().add("row-count");
        count.setMinWidth(USE_PREF_SIZE);
        export.getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW, "icon-menu");
        var bar = new HBox(8, title, filter, count, export);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("record-bar");
        return bar;
    }

    /// Another list takes the place of the one before; of the same question the part in view stays.
    private void list(@Nullable RowList now, boolean same) {
        silent = true;
        int top = same ? first() : 0;
        table.getSelectionModel().clearSelection();
        if (now == null) {
            filter.clear();
        }
        ObservableList<DeskRow> rows = now == null ? FXCollections.emptyObservableList() : now;
        if (sorting != null) {
            sorting.keeping(() -> table.setItems(rows));
        }
        count.setText(now == null ? "" : counted(now));
        if (now != null) {
            table.scrollTo(Math.min(top, Math.max(0, now.size() - 1)));
        }
        silent = false;
    }

    private static String counted(RowList list) {
        return Words.count(list.size())
                + (list.size() == 1 ? " row" : " rows")
                + list.sums().stream()
                        .map(Words::money)
                        .collect(Collectors.joining(" · ", list.sums().isEmpty() ? "" : ", ", ""));
    }

    private int first() {
        return PickedInSight.first(table);
    }

    /// Shows these lines as picked and brings the first into view.
    void show(List<Integer> lines) {
        if (lines().equals(lines)) {
            return;
        }
        silent = true;
        table.getSelectionModel().clearSelection();
        lines.stream()
                .filter(line -> line < table.getItems().size())
                .forEach(table.getSelectionModel()::select);
        if (!lines.isEmpty()) {
            table.scrollTo(Math.max(0, lines.getFirst() - ROWS_ABOVE));
        }
        silent = false;
    }

    void focus() {
        table.requestFocus();
    }

    void focusFilter() {
        filter.requestFocus();
    }

    /// Lists the rows by the next column.
    void sortNext() {
        if (sorting != null) {
            sorting.next();
        }
    }

    /// Lists them the other way round.
    void turn() {
        if (sorting != null) {
            sorting.turn();
        }
    }

    private List<Integer> lines() {
        return List.copyOf(table.getSelectionModel().getSelectedIndices());
    }

    /// A list of a million rows is not picked whole; its sums stand above it anyway.
    private void pressed(KeyEvent key) {
        if (FIND.match(key)) {
            focusFilter();
            key.consume();
        } else if (COPY.match(key) && !filter.isFocused()) {
            var content = new ClipboardContent();
            var picked = List.copyOf(table.getSelectionModel().getSelectedItems());
            content.putString(new TableExport<>(table.getVisibleLeafColumns(), picked).tsv());
            Clipboard.getSystemClipboard().setContent(content);
            key.consume();
        } else if (ALL.match(key) && !filter.isFocused() && table.getItems().size() > MOST_PICKED) {
            key.consume();
        }
    }

    private void save(SideModel side, String ending) {
        String name = "reconciliation-" + side.side().name().toLowerCase(Locale.ROOT);
        SaveAs.ask(
                this,
                name + "." + ending,
                ending.toUpperCase(Locale.ROOT),
                file ->
                        side.save(
                                rows -> {
                                    var made =
                                            new TableExport<>(table.getVisibleLeafColumns(), rows);
                                    return () -> made.file(file);
                                },
                                problem::show));
    }
}
