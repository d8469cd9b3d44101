package fidus.desktop.statements;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.redemptions.RedemptionsView;
import fidus.desktop.statements.StatementsModel.Value;
import fidus.money.Money;
import fidus.statements.ChangedFigure;
import fidus.statements.ClientState;
import fidus.statements.IssuedDocument;
import fidus.statements.IssuedPack;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;
import fidus.statements.LineState;
import fidus.statements.PayoutLine;
import fidus.statements.RedemptionLine;
import fidus.statements.partners.IssuedPartner;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;

/// What the tables of the statements' screen show.
final class StatementColumns {
    private final ResourceBundle texts;

    StatementColumns(ResourceBundle texts) {
        this.texts = texts;
    }

    void clients(RecordTable<ClientState> clients) {
        clients.columns(
                Columns.text(word("client.name"), 144, ClientState::clientName),
                Columns.badge(
                        word("client.state"), 84, StatementColumns::state, StatementColumns::tone),
                Columns.whole(word("client.issued"), 66, one -> (long) one.issued()),
                Columns.text(word("client.last"), 146, StatementColumns::last),
                Columns.whole(word("client.contracts"), 80, one -> (long) one.contracts()));
        clients.exportName("statements");
        clients.whenEmpty(empty("client"));
    }

    void values(RecordTable<Value> values) {
        values.columns(
                Columns.text(word("value.contract"), 108, Value::name),
                money("value.opening", 122, one -> one.movements().opening()),
                money("value.deposits", 96, one -> one.movements().deposits()),
                money("value.accrued", 112, one -> one.movements().accruedInterest()),
                money("value.paid", 112, one -> one.movements().payoutsPaid()),
                money("value.closing", 122, one -> one.movements().closing()));
        values.exportName("statement-values");
        values.whenEmpty(empty("value"));
    }

    void payouts(RecordTable<PayoutLine> payouts) {
        payouts.columns(
                Columns.day(word("payout.due"), PayoutLine::dueOn),
                Columns.text(
                        word("payout.contract"),
                        110,
                        one -> one.contractNumber() + " · " + one.fundCode()),
                Columns.text(
                        word("payout.kind"),
                        150,
                        one -> Words.of(one.payoutKind()) + " " + one.sequence() + "/" + one.of()),
                Columns.money(word("payout.sum"), PayoutLine::payoutAmount),
                Columns.badge(
                        word("payout.state"), 100, PayoutLine::lineState, StatementColumns::tone),
                Columns.day(word("payout.paid"), PayoutLine::paidOn),
                Columns.day(
                        word("payout.bank"),
                        one -> one.bankDay() == null ? one.paidOn() : one.bankDay()));
        payouts.exportName("statement-payouts");
        payouts.whenEmpty(empty("value"));
    }

    void requests(RecordTable<RedemptionLine> requests) {
        requests.columns(
                Columns.whole(word("request.number"), 60, RedemptionLine::number),
                Columns.text(
                        word("payout.contract"),
                        110,
                        one -> one.contractNumber() + " · " + one.fundCode()),
                Columns.day(word("request.on"), RedemptionLine::requestedOn),
                Columns.money(word("payout.sum"), RedemptionLine::requested),
                Columns.badge(
                        word("payout.state"),
                        100,
                        RedemptionLine::redemptionState,
                        RedemptionsView::tone),
                Columns.day(word("request.approved"), RedemptionLine::approvedOn),
                Columns.day(word("request.ended"), RedemptionLine::endedOn));
        requests.exportName("statement-requests");
        requests.whenEmpty(empty("request"));
    }

    private TableColumn<Value, ?> money(
            String key, int width, Function<Value, @Nullable Money> value) {
        TableColumn<Value, ?> column = Columns.money(word(key), value);
        column.setPrefWidth(width);
        return column;
    }

    void kept(RecordTable<IssuedStatement> kept) {
        kept.columns(
                Columns.text(word("kept.number"), 150, IssuedStatement::label),
                state(),
                made(),
                by(),
                reason(),
                digest());
        kept.exportName("kept-statements");
        kept.whenEmpty(empty("kept"));
    }

    void packs(RecordTable<IssuedPack> packs) {
        packs.columns(
                Columns.text(word("pack.number"), 150, IssuedPack::label),
                state(),
                made(),
                by(),
                reason(),
                digest());
        packs.exportName("kept-fund-packs");
        packs.whenEmpty(empty("pack"));
    }

    /// Documents of more than one month.
    void keptOfPartner(RecordTable<IssuedPartner> kept) {
        kept.columns(
                Columns.text(word("kept.number"), 150, IssuedPartner::label),
                Columns.text(word("kept.period"), 80, IssuedPartner::period),
                state(),
                made(),
                by(),
                reason(),
                digest());
        kept.exportName("kept-partner-statements");
        kept.whenEmpty(empty("kept"));
    }

    private <T extends IssuedDocument> TableColumn<T, ?> state() {
        return Columns.badge(
                word("kept.state"), 84, IssuedDocument::issuedState, StatementColumns::tone);
    }

    private <T extends IssuedDocument> TableColumn<T, ?> made() {
        return Columns.instant(word("kept.at"), IssuedDocument::issuedAt);
    }

    private <T extends IssuedDocument> TableColumn<T, ?> by() {
        return Columns.text(word("kept.by"), 120, IssuedDocument::issuedBy);
    }

    private <T extends IssuedDocument> TableColumn<T, ?> reason() {
        return Columns.text(word("kept.reason"), 200, IssuedDocument::reason);
    }

    private <T extends IssuedDocument> TableColumn<T, ?> digest() {
        return Columns.text(word("kept.digest"), 200, IssuedDocument::digest);
    }

    void changes(RecordTable<ChangedFigure> changes) {
        changes.columns(
                Columns.text(word("change.figure"), 300, ChangedFigure::figure),
                Columns.text(word("change.before"), 180, ChangedFigure::before),
                Columns.text(word("change.after"), 180, ChangedFigure::after));
        changes.exportName("statement-changes");
        changes.whenEmpty(empty("change"));
        changes.rows(List.of());
    }

    private static @Nullable IssuedState state(ClientState one) {
        if (one.last() != null) {
            return IssuedState.ISSUED;
        }
        return one.draft() == null ? null : IssuedState.DRAFT;
    }

    private static @Nullable String last(ClientState one) {
        IssuedStatement last = one.last() == null ? one.draft() : one.last();
        return last == null ? null : last.label();
    }

    static StatusBadge.Tone tone(IssuedState state) {
        return state == IssuedState.ISSUED ? StatusBadge.Tone.GOOD : StatusBadge.Tone.ATTENTION;
    }

    private static StatusBadge.Tone tone(LineState state) {
        return switch (state) {
            case PAID -> StatusBadge.Tone.GOOD;
            case AVAILABLE -> StatusBadge.Tone.INFO;
            case SCHEDULED -> StatusBadge.Tone.NEUTRAL;
            case RETURNED -> StatusBadge.Tone.ATTENTION;
        };
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
