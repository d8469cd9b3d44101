package fidus.desktop.statements;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.statements.ChangedFigure;
import fidus.statements.IssuedState;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFormat;
import fidus.statements.partners.IssuedPartner;
import fidus.statements.partners.PartnerHistory;
import fidus.statements.partners.PartnerState;
import fidus.statements.partners.PartnerSum;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// Agents and companies of a month with the state of their statements; beside them the figures of
/// one and every document kept of it.
public final class PartnersView extends VBox {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final PartnersModel model;
    private final ResourceBundle texts;

    @FXML private HBox months;
    @FXML private Label partnerPeriod;
    @FXML private TextField partnerReason;
    @FXML private Button draftPartner;
    @FXML private Button issuePartner;
    @FXML private ProblemPane partnerProblem;
    @FXML private RecordTable<PartnerState> partners;
    @FXML private RecordTable<PartnerSum> sums;
    @FXML private HBox partnerFiles;
    @FXML private Button partnerPdf;
    @FXML private Button partnerXlsx;
    @FXML private RecordTable<IssuedPartner> partnerKept;
    @FXML private RecordTable<ChangedFigure> partnerChanges;

    /// @param stepper whether it chooses its month itself
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public PartnersView(PartnersModel model, boolean stepper) {
        this.model = model;
        texts = Fxml.load(this);
        months.setVisible(stepper);
        months.setManaged(stepper);
        partners();
        sums();
        var columns = new StatementColumns(texts);
        columns.keptOfPartner(partnerKept);
        columns.changes(partnerChanges);
        partnerReason.textProperty().bindBidirectional(model.reasonProperty());
        partnerKept.actions(partnerFiles);
        Listing.bind(partners, model.month(), model::partners);
        Listing.bind(sums, model.preview(), PartnersModel::sums);
        Listing.bind(partnerKept, model.history(), PartnerHistory::rows);
        Listing.bind(partnerChanges, model.difference(), StatementDifference::changes);
        partners.selectedProperty().addListener((_, _, now) -> chosen(now));
        partnerKept.selectedProperty().addListener((_, _, now) -> model.compare(now));
        model.periodProperty().addListener((_, _, _) -> month());
        model.partnerProperty().addListener((_, _, now) -> shown(now));
        model.issue().problemProperty().addListener((_, _, now) -> partnerProblem.show(now));
        model.problemProperty().addListener((_, _, now) -> partnerProblem.show(now));
        buttons();
        month();
        shown(null);
    }

    @FXML
    void earlier() {
        model.move(-1);
    }

    @FXML
    void later() {
        model.move(1);
    }

    @FXML
    void draft() {
        model.issue(true);
    }

    @FXML
    void issue() {
        model.issue(false);
    }

    @FXML
    void savePdf() {
        save(StatementFormat.PDF);
    }

    @FXML
    void saveXlsx() {
        save(StatementFormat.XLSX);
    }

    private void save(StatementFormat format) {
        IssuedPartner kept = partnerKept.selectedProperty().get();
        if (kept != null) {
            String ending = format.name().toLowerCase(Locale.ROOT);
            SaveAs.ask(
                    this,
                    kept.label() + "." + ending,
                    format.name(),
                    to -> model.save(kept, format, to));
        }
    }

    private void buttons() {
        var notReady = model.issue().readyProperty().not();
        var nobody = model.partnerProperty().isNull();
        var open = Bindings.createBooleanBinding(model::isOpen, model.month().valueProperty());
        draftPartner.disableProperty().bind(notReady.or(nobody));
        issuePartner.disableProperty().bind(notReady.or(nobody).or(open));
        for (var one : List.of(draftPartner, issuePartner, partnerReason)) {
            one.setVisible(model.issue().isAllowed());
            one.setManaged(model.issue().isAllowed());
        }
        partnerPdf.disableProperty().bind(partnerKept.selectedProperty().isNull());
        partnerXlsx.disableProperty().bind(partnerKept.selectedProperty().isNull());
    }

    /// A table that is filled again selects nothing for a moment; the partner stays.
    private void chosen(@Nullable PartnerState now) {
        if (now != null) {
            model.look(now);
        }
    }

    private void month() {
        partnerPeriod.setText(MONTH.format(model.periodProperty().get()));
    }

    private void shown(@Nullable PartnerState now) {
        if (now == null) {
            sums.rows(List.of());
            partnerKept.rows(List.of());
        }
    }

    private void partners() {
        partners.columns(
                Columns.text(word("partner.name"), 160, one -> one.partner().name()),
                Columns.text(
                        word("partner.kind"), 90, one -> Words.of(one.partner().partnerKind())),
                Columns.badge(
                        word("partner.state"), 84, PartnersView::state, StatementColumns::tone),
                Columns.whole(word("partner.issued"), 66, one -> (long) one.issued()),
                Columns.text(word("partner.last"), 146, PartnersView::last),
                Columns.text(word("partner.closing"), 130, PartnersView::closing));
        partners.exportName("partner-statements");
        partners.whenEmpty(empty("partner"));
    }

    private void sums() {
        sums.columns(
                Columns.text(word("sum.kind"), 140, one -> Words.of(one.earningKind())),
                Columns.money(word("sum.opening"), one -> one.movements().opening()),
                Columns.money(word("sum.earned"), one -> one.movements().earned()),
                Columns.money(word("sum.paid"), one -> one.movements().paid()),
                Columns.money(word("sum.returned"), one -> one.movements().returned()),
                Columns.money(word("sum.closing"), one -> one.movements().closing()));
        sums.exportName("partner-sums");
        sums.whenEmpty(empty("sum"));
    }

    private static @Nullable IssuedState state(PartnerState one) {
        IssuedPartner newest = newest(one);
        return newest == null ? null : newest.issuedState();
    }

    private static @Nullable String last(PartnerState one) {
        IssuedPartner newest = newest(one);
        return newest == null ? null : newest.label();
    }

    private static @Nullable String closing(PartnerState one) {
        IssuedPartner newest = newest(one);
        return newest == null
                ? null
                : newest.closing().stream().map(Words::money).collect(Collectors.joining(" · "));
    }

    /// The issued one, or the draft where there is none.
    private static @Nullable IssuedPartner newest(PartnerState one) {
        return one.last() == null ? one.draft() : one.last();
    }

    private EmptyState empty(String name) {
        return new EmptyState(
                MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                word(name + ".empty"),
                word(name + ".empty.hint"));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
