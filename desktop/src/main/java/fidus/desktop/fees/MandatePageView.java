package fidus.desktop.fees;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Fxml;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// One mandate's page: whose it is, its accounts, and every term of every version beside each
/// other.
public final class MandatePageView extends VBox {
    private final FeesModel model;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private Button change;
    @FXML private Facts facts;
    @FXML private RecordTable<MandatePageModel.Row> terms;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public MandatePageView(FeesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        terms.exportName("mandate-terms");
        boolean may = model.change().command().isAllowed();
        change.setVisible(may);
        change.setManaged(may);
        model.mandatePage().shown().addListener((_, _, now) -> show(now));
        model.managers().valueProperty().addListener((_, _, _) -> again());
        again();
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void changeIt() {
        Mandate now = model.mandatePage().shown().getValue();
        if (now != null) {
            model.back();
            model.enteringProperty().set(false);
            model.reason().close();
            model.change().begin(now);
        }
    }

    private void again() {
        show(model.mandatePage().shown().getValue());
    }

    private void show(@Nullable Mandate mandate) {
        if (mandate == null || mandate.agreements().isEmpty()) {
            return;
        }
        title.setText(mandate.name());
        LocalDate end = mandate.endOn();
        facts.none()
                .add("mandateManager", texts.getString("manager"), model.manager(mandate))
                .add("mandateFund", texts.getString("fund"), mandate.fund())
                .add("mandateStart", texts.getString("start"), mandate.startOn().toString())
                .add(
                        "mandateEnd",
                        texts.getString("end"),
                        end == null ? texts.getString("end.open") : end.toString())
                .add("mandateMark", texts.getString("mark"), carried(mandate))
                .add("mandateAccounts", texts.getString("accounts"), accounts(mandate));
        terms.columns(columns(mandate));
        terms.rows(MandatePageModel.rows(mandate));
    }

    private String carried(Mandate mandate) {
        return texts.getString(mandate.carryFrom() == null ? "mark.zero" : "mark.carried");
    }

    private static String accounts(Mandate mandate) {
        return mandate.accounts().stream()
                .map(MandatePageView::account)
                .collect(Collectors.joining("\n"));
    }

    private static String account(MandateAccount one) {
        return one.account()
                + ", from "
                + one.from()
                + (one.until() == null ? "" : " until " + one.until());
    }

    @SuppressWarnings("unchecked") // an array of columns of one table
    private TableColumn<MandatePageModel.Row, ?>[] columns(Mandate mandate) {
        List<TableColumn<MandatePageModel.Row, ?>> columns = new ArrayList<>();
        columns.add(Columns.text(texts.getString("term"), 200, MandatePageModel.Row::name));
        List<LocalDate> versions = MandatePageModel.versions(mandate);
        for (int i = 0; i < versions.size(); i++) {
            int at = i;
            columns.add(
                    Columns.text(
                            texts.getString("from") + " " + versions.get(i),
                            220,
                            row -> row.values().get(at)));
        }
        columns.add(Columns.text(texts.getString("changed"), 320, MandatePageModel.Row::changed));
        return columns.toArray(TableColumn[]::new);
    }
}
