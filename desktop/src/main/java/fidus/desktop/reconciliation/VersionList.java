package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SpareRoom;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.profiles.ProfileVersion;

import javafx.scene.control.TableColumn;

import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// The versions of matching rules, and the one in hand among them.
final class VersionList {
    private final MatchingModel model;
    private final RecordTable<ProfileVersion> table;
    private boolean filling;

    VersionList(MatchingModel model, RecordTable<ProfileVersion> table, ResourceBundle texts) {
        this.model = model;
        this.table = table;
        columns(table, texts);
        table.exportName("matching-rules");
        table.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!filling
                                    && now != null
                                    && !now.equals(model.chosenProperty().get())) {
                                model.choose(now);
                            }
                        });
        Tables.follow(table, model.loaded(), this::fresh, model::read);
        // a draft that was kept becomes the version in hand
        model.loaded()
                .loadingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!now) {
                                mark();
                                filling = false;
                            }
                        });
    }

    /// Marks the version in hand.
    void mark() {
        table.select(it -> it.equals(model.chosenProperty().get()));
    }

    /// What a table marks of its own while it is filled, nobody picked.
    private List<ProfileVersion> fresh() {
        filling = true;
        return model.versions();
    }

    private static void columns(RecordTable<ProfileVersion> versions, ResourceBundle texts) {
        TableColumn<ProfileVersion, String> reason =
                Columns.text(texts.getString("column.reason"), 220, ProfileVersion::reason);
        TableColumn<ProfileVersion, String> name =
                Columns.text(
                        texts.getString("column.name"),
                        190,
                        it -> ProfileWords.coded(it.profile().name()));
        name.setCellFactory(_ -> new CodedCell<>());
        versions.columns(
                name,
                Columns.whole(
                        texts.getString("column.version"), 74, it -> (long) it.profile().version()),
                Columns.badge(
                        texts.getString("column.state"),
                        100,
                        ProfileVersion::profileState,
                        RunsView::tone),
                Columns.text(
                        texts.getString("column.preparedBy"),
                        150,
                        it ->
                                Objects.requireNonNullElse(
                                        it.preparedBy(), texts.getString("builtIn"))),
                Columns.instant(texts.getString("column.preparedAt"), ProfileVersion::preparedAt),
                reason,
                Columns.text(texts.getString("column.inForceBy"), 150, ProfileVersion::inForceBy),
                Columns.instant(texts.getString("column.inForceAt"), ProfileVersion::inForceAt));
        SpareRoom.to(versions, reason);
    }
}
