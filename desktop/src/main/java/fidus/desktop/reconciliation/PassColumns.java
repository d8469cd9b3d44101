package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.desk.PassWords;
import fidus.reconciliation.profiles.ProfileText;

import javafx.scene.control.TableView;

import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/// The passes of matching rules: what each looks for, and all it asks for on as many lines as that
/// needs.
final class PassColumns {
    private PassColumns() {}

    static void into(RecordTable<MatchPass> passes, ResourceBundle texts) {
        passes.exportName("matching-passes");
        var named =
                Columns.<MatchPass>wrapped(
                        texts.getString("column.code"),
                        260,
                        PassColumns::name,
                        UnaryOperator.identity());
        named.setMinWidth(130);
        named.setMaxWidth(300);
        passes.columns(
                named,
                Columns.wrapped(
                        texts.getString("column.asks"),
                        560,
                        ProfileText::pass,
                        UnaryOperator.identity()));
        passes.table().setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /// Such as "Equal reference, same day (P1)": the code is what the fields below and reports
    /// name.
    static String name(MatchPass pass) {
        return PassWords.of(pass) + " (" + pass.code() + ")";
    }
}
