package fidus.desktop.approvals;

import fidus.approvals.Prepared;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;

/// The inbox of what waits for a second person: a list, and beside it exactly what is approved.
public final class ApprovalsView extends VBox implements Visited, Dated {
    private final ApprovalsModel model;
    private final SecondPersonPane pane;

    @FXML private RecordTable<Prepared> table;
    @FXML private VBox detail;
    @FXML private HBox tools;
    @FXML private CheckBox all;
    @FXML private Label left;
    @FXML private Button older;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ApprovalsView(ApprovalsModel model) {
        this.model = model;
        ResourceBundle texts = Fxml.load(this);
        pane = new SecondPersonPane(model.shell()).decidingInSight();
        VBox.setVgrow(pane, Priority.ALWAYS);
        detail.getChildren().setAll(pane);
        besides(texts, "choose", model.lines().rowsProperty().map(rows -> !rows.isEmpty()));
        besides(texts, "none", model.lines().rowsProperty().map(List::isEmpty));
        columns(texts);
        table.exportName("approvals");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        table.actions(tools);
        left.textProperty().bind(model.leftProperty());
        shownWhileThereIsMore(left);
        shownWhileThereIsMore(older);
        all.selectedProperty().addListener((_, _, now) -> model.pendingOnlyProperty().set(!now));
        table.selectedProperty().addListener((_, _, now) -> picked(now));
        pane.whenDecided(after -> decided(after));
        Listing.bind(table, model.lines(), older);
        model.lines().rowsProperty().addListener((_, _, rows) -> again(pane.model(), rows));
    }

    /// Says what to do while nothing of the list is shown beside it, once that is read.
    private void besides(ResourceBundle texts, String key, ObservableValue<Boolean> fits) {
        var state =
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString(key + ".title"),
                        texts.getString(key + ".hint"));
        state.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        !pane.isVisible()
                                                && model.lines().asOfProperty().getValue() != null
                                                && fits.getValue(),
                                pane.visibleProperty(),
                                model.lines().asOfProperty(),
                                fits));
        state.managedProperty().bind(state.visibleProperty());
        VBox.setVgrow(state, Priority.ALWAYS);
        detail.getChildren().add(state);
    }

    private void shownWhileThereIsMore(Node node) {
        node.visibleProperty().bind(model.lines().moreProperty());
        node.managedProperty().bind(node.visibleProperty());
    }

    @FXML
    void readOlder() {
        model.lines().readMore();
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
        if (!subject.isEmpty()) {
            table.select(one -> one.subject().equals(subject));
        }
    }

    @Override
    @FXML
    public void renew() {
        model.read();
    }

    /// Others prepare and decide meanwhile.
    @Override
    public void look() {
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.lines().asOfProperty();
    }

    private void columns(ResourceBundle texts) {
        table.columns(
                Columns.text(texts.getString("column.title"), 320, Prepared::title, Words::told),
                Columns.badge(
                        texts.getString("column.state"),
                        110,
                        Prepared::preparedState,
                        SecondPersonPane::tone),
                Columns.text(texts.getString("column.progress"), 120, Prepared::progress),
                Columns.text(
                        texts.getString("column.maker"), 140, one -> ByWhom.said(one.makerName())),
                Columns.instant(texts.getString("column.prepared"), Prepared::preparedAt),
                Columns.instant(
                        texts.getString("column.expires"),
                        one -> one.waitsForEver() ? null : one.expiresAt()));
    }

    /// What was just decided leaves the list of what waits, yet stays beside it; an older state of
    /// it in the list does not replace it, and the same state keeps what is typed about it.
    private void picked(@Nullable Prepared now) {
        Prepared shown = pane.model().preparedProperty().get();
        boolean known =
                now != null
                        && shown != null
                        && shown.id().equals(now.id())
                        && (now.version() < shown.version() || now.equals(shown));
        if (now != null && !known) {
            pane.show(now);
        }
    }

    /// What is shown beside the list stays picked in it. What waits no more though it is shown as
    /// waiting was decided elsewhere: how it ended is shown.
    private void again(SecondPersonModel beside, List<Prepared> rows) {
        Prepared shown = beside.preparedProperty().get();
        if (shown != null
                && beside.isPending()
                && rows.stream().noneMatch(one -> one.id().equals(shown.id()))) {
            beside.ended(shown);
        }
        if (shown != null && rows.stream().anyMatch(one -> one.id().equals(shown.id()))) {
            table.select(one -> one.id().equals(shown.id()));
        }
    }

    private void decided(Prepared after) {
        model.shell()
                .notices()
                .good(Words.of(after.preparedState()) + ": " + Words.told(after.title()));
        model.read();
    }
}
