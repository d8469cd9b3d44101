package fidus.desktop.controls;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;

import fidus.contract.Problem;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// A list of records: sorting, a quick filter over every column, a choice of columns, copying and
/// exporting, and a word about why it is empty. Rows are only drawn while visible, so tens of
/// thousands are fine.
public final class RecordTable<T> extends VBox {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
    private static final KeyCombination FIND = KeyCombination.keyCombination("Shortcut+F");

    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final FilteredList<T> filtered = new FilteredList<>(rows);
    private final SortedList<T> sorted = new SortedList<>(filtered);
    private final TableView<T> table = new TableView<>(sorted);
    private final KeptSelection<T> selection;
    private final CustomTextField filter = new CustomTextField();
    private final HBox actions = new HBox(8);
    private final MenuButton columnChoice =
            new MenuButton("", new FontIcon(MaterialDesignT.TABLE_COLUMN));
    private final ProblemPane problem = new ProblemPane();
    private Node whenEmpty =
            new EmptyState(MaterialDesignT.TABLE, "Nothing here", "There are no records yet.");
    private String exportName = "records";
    private Consumer<T> opened = _ -> {};
    private Node finder = filter;
    private final Label count = new Label();
    private Function<T, Object> identity = one -> one;
    private WholeList<T> whole = (then, _) -> then.accept(sorted);

    public RecordTable() {
        getStyleClass().add("record-table");
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        selection = new KeptSelection<>(table);
        table.setPlaceholder(whenEmpty);
        FirstStep.in(table);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.setRowFactory(_ -> row());
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (FIND.match(key)) {
                        finder.requestFocus();
                        key.consume();
                    }
                });
        VBox.setVgrow(table, Priority.ALWAYS);
        LeastHeight.of(table);
        getChildren().addAll(bar(), problem, table);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final void columns(TableColumn<T, ?>... columns) {
        table.getColumns().setAll(List.of(columns));
        columnChoice.getItems().clear();
        for (TableColumn<T, ?> column : columns) {
            var choice = new CheckMenuItem(column.getText());
            choice.selectedProperty().bindBidirectional(column.visibleProperty());
            columnChoice.getItems().add(choice);
        }
    }

    /// Replaces what is shown; the selection stays of all records that are still there.
    public void rows(List<? extends T> fresh) {
        problem.show(null);
        table.setPlaceholder(whenEmpty);
        selection.replace(rows, fresh, identity);
    }

    /// What a record is recognised by when it has changed, so that it stays selected.
    public void sameBy(Function<T, Object> by) {
        identity = by;
    }

    public void addRows(List<? extends T> more) {
        rows.addAll(more);
    }

    public ObservableList<T> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    public void loading() {
        problem.show(null);
        var wheel = new ProgressIndicator();
        wheel.setMaxSize(32, 32);
        table.setPlaceholder(wheel);
    }

    /// Rows that are already there stay, under the reason why they are old.
    public void problem(Problem why, Runnable retry) {
        problem.show(why, retry);
        table.setPlaceholder(new Region());
    }

    public void whenEmpty(EmptyState state) {
        whenEmpty = state;
        table.setPlaceholder(state);
    }

    /// What Enter or a double click does.
    public void onOpen(Consumer<T> action) {
        opened = action;
    }

    /// File name without ending that an export proposes.
    public void exportName(String name) {
        exportName = name;
    }

    /// The rows are a part of a longer list that another field filters and somebody else sorts and
    /// counts; what is saved is the whole list.
    public void partOf(Node field, WholeList<T> list) {
        finder = field;
        whole = list;
        for (Node own : List.of(filter, count)) {
            own.setVisible(false);
            own.setManaged(false);
        }
        table.getColumns().forEach(column -> column.setSortable(false));
    }

    /// Buttons at the right end of the bar.
    public void actions(Node... nodes) {
        actions.getChildren().setAll(nodes);
        for (Node node : nodes) {
            if (node instanceof Region region) {
                region.setMinWidth(USE_PREF_SIZE);
            }
        }
    }

    public ReadOnlyObjectProperty<T> selectedProperty() {
        return table.getSelectionModel().selectedItemProperty();
    }

    /// Told all that is selected when that changes, and once after rows were replaced.
    public void whenSelected(Consumer<List<T>> then) {
        selection.whenSelected(then);
    }

    /// Selects the first record that fits and scrolls to it.
    public void select(Predicate<T> wanted) {
        for (int i = 0; i < sorted.size(); i++) {
            if (wanted.test(sorted.get(i))) {
                table.getSelectionModel().clearAndSelect(i);
                table.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    /// What is visible now, as it would be exported.
    public TableExport<T> export() {
        return new TableExport<>(table.getVisibleLeafColumns(), sorted);
    }

    /// The table itself, for a screen that needs more of it.
    public TableView<T> table() {
        return table;
    }

    private HBox bar() {
        filter.setPromptText("Filter");
        filter.setId("filter");
        filter.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        filter.setPrefWidth(240);
        filter.setMinWidth(96);
        actions.setAlignment(Pos.CENTER_RIGHT);
        filter.textProperty()
                .addListener((_, _, text) -> filtered.setPredicate(RowWords.fits(table, text)));
        count.getStyleClass().add("row-count");
        count.setMinWidth(USE_PREF_SIZE);
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        filtered.size() == rows.size()
                                                ? rows.size()
                                                        + (rows.size() == 1 ? " row" : " rows")
                                                : filtered.size() + " of " + rows.size(),
                                filtered,
                                rows));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        columnChoice.getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW, "icon-menu");
        columnChoice.setAccessibleText("Choose columns");
        var bar = new HBox(8, filter, count, space, actions, columnChoice, exportMenu());
        bar.getStyleClass().add("record-bar");
        return bar;
    }

    private MenuButton exportMenu() {
        var csv = new MenuItem("Save as CSV…");
        csv.setOnAction(_ -> save("csv"));
        var xlsx = new MenuItem("Save as Excel workbook…");
        xlsx.setOnAction(_ -> save("xlsx"));
        var copy = new MenuItem("Copy selected rows");
        copy.setOnAction(_ -> copySelected());
        var menu = new MenuButton("", new FontIcon(MaterialDesignE.EXPORT_VARIANT));
        menu.getItems().addAll(csv, xlsx, copy);
        menu.getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW, "icon-menu");
        menu.setAccessibleText("Export");
        return menu;
    }

    private TableRow<T> row() {
        var row = new TableRow<T>();
        row.setOnMouseClicked(
                click -> {
                    T item = row.getItem();
                    if (item != null
                            && click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2) {
                        opened.accept(item);
                    }
                });
        return row;
    }

    private void pressed(KeyEvent key) {
        T selected = table.getSelectionModel().getSelectedItem();
        if (COPY.match(key)) {
            copySelected();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && selected != null) {
            opened.accept(selected);
            key.consume();
        }
    }

    private void copySelected() {
        var selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        var content = new ClipboardContent();
        content.putString(new TableExport<>(table.getVisibleLeafColumns(), selected).tsv());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void save(String ending) {
        SaveAs.ask(this, exportName + "." + ending, ending.toUpperCase(Locale.ROOT), this::save);
    }

    /// Writes what is visible now as a workbook or, where the name ends so, as CSV.
    void save(Path file) {
        whole.fetch(
                all -> {
                    var export = new TableExport<>(table.getVisibleLeafColumns(), all);
                    FileWork.of(this).elsewhere().accept(() -> export.file(file), problem::show);
                },
                problem::show);
    }
}
