package fidus.desktop.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.audit.AuditLine;
import fidus.contract.Wire;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.redemptions.RedemptionsView;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.CalendarEvent;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.redemptions.RedemptionRequest;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;
import java.util.ResourceBundle;

/// The columns of a contract's many things.
final class ContractTables {
    private final ResourceBundle texts;

    ContractTables(ResourceBundle texts) {
        this.texts = texts;
    }

    /// A payout with the commission earned on it.
    record Line(PayoutRow row, @Nullable CommissionRow commission) {
        static List<Line> of(ContractPage page) {
            ContractBook book = page.book();
            return book == null
                    ? List.of()
                    : book.schedule().rows().stream()
                            .map(
                                    row ->
                                            new Line(
                                                    row,
                                                    book.commissions()
                                                            .live(row.ref())
                                                            .orElse(null)))
                            .toList();
        }
    }

    void schedule(RecordTable<Line> table) {
        table.columns(
                Columns.whole(word("schedule.number"), 52, line -> (long) line.row.sequence()),
                Columns.text(word("schedule.kind"), 116, line -> Words.of(line.row.payoutKind())),
                Columns.day(word("schedule.due"), line -> line.row.dueOn()),
                Columns.money(word("schedule.amount"), line -> line.row.payoutAmount()),
                Columns.badge(
                        word("schedule.state"),
                        110,
                        line -> line.row.payoutState(),
                        ContractTables::tone),
                Columns.money(
                        word("schedule.commission"),
                        line ->
                                line.commission == null
                                        ? null
                                        : line.commission.commissionAmount()),
                Columns.badge(
                        word("schedule.commission.state"),
                        130,
                        line -> line.commission == null ? null : line.commission.commissionState(),
                        ContractTables::tone),
                Columns.day(word("schedule.from"), line -> line.row.periodFrom()),
                Columns.day(word("schedule.to"), line -> line.row.periodTo()));
        table.exportName("contract-schedule");
    }

    void events(RecordTable<CalendarEvent> table) {
        table.columns(
                Columns.day(word("events.on"), CalendarEvent::eventOn),
                Columns.text(word("events.kind"), 150, one -> Words.of(one.eventKind())),
                Columns.text(
                        word("events.number"),
                        84,
                        one -> one.number() == null ? "" : one.number() + " of " + one.outOf()),
                Columns.money(word("events.amount"), CalendarEvent::eventAmount),
                Columns.whole(word("events.days"), 90, CalendarEvent::daysUntil),
                Columns.text(word("events.available"), 90, one -> one.available() ? "yes" : ""));
        table.exportName("contract-calendar");
    }

    void redemptions(RecordTable<RedemptionRequest> table) {
        table.columns(
                Columns.whole(word("redemptions.number"), 52, RedemptionRequest::number),
                Columns.instant(word("redemptions.requested"), RedemptionRequest::requestedAt),
                Columns.money(word("redemptions.total"), RedemptionRequest::total),
                Columns.badge(
                        word("redemptions.state"),
                        100,
                        RedemptionRequest::redemptionState,
                        RedemptionsView::tone),
                Columns.text(word("redemptions.rows"), 200, RedemptionsModel::rows),
                Columns.text(word("redemptions.by"), 130, RedemptionRequest::requestedBy),
                Columns.text(word("redemptions.decided"), 130, RedemptionRequest::decidedBy));
        table.exportName("contract-redemptions");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CASH_REFUND,
                        word("redemptions.empty"),
                        word("redemptions.empty.hint")));
    }

    void history(RecordTable<AuditLine> table) {
        table.columns(
                Columns.instant(word("history.at"), AuditLine::at),
                Columns.text(word("history.actor"), 160, AuditLine::actor),
                Columns.text(word("history.action"), 180, line -> Words.ofCode(line.action())),
                Columns.text(word("history.reason"), 420, ContractTables::reason));
        table.exportName("contract-history");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CLIPBOARD_TEXT_OUTLINE,
                        word("history.empty"),
                        word("history.empty.hint")));
    }

    private String word(String key) {
        return texts.getString(key);
    }

    /// Why, as the exact line says it.
    private static String reason(AuditLine line) {
        try {
            return Wire.LENIENT.readTree(line.line()).path("reason").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    static Tone tone(PayoutState state) {
        return switch (state) {
            case SCHEDULED, CANCELLED -> Tone.NEUTRAL;
            case AVAILABLE -> Tone.INFO;
            case REQUESTED -> Tone.ATTENTION;
            case APPROVED, PAID -> Tone.GOOD;
        };
    }

    static Tone tone(CommissionState state) {
        return switch (state) {
            case PENDING, CANCELLED -> Tone.NEUTRAL;
            case READY -> Tone.INFO;
            case APPROVED, PAID -> Tone.GOOD;
        };
    }
}
