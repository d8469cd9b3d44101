package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.reconciliation.profiles.ProfileVersion;

import java.util.Objects;
import java.util.ResourceBundle;

/// The columns of the versions of matching rules.
final class VersionColumns {
    private VersionColumns() {}

    static void into(RecordTable<ProfileVersion> versions, ResourceBundle texts) {
        versions.columns(
                Columns.text(texts.getString("column.name"), 110, it -> it.profile().name()),
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
                Columns.text(texts.getString("column.reason"), 220, ProfileVersion::reason),
                Columns.text(texts.getString("column.inForceBy"), 150, ProfileVersion::inForceBy),
                Columns.instant(texts.getString("column.inForceAt"), ProfileVersion::inForceAt));
    }
}
