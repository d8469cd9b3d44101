package fidus.desktop.banks;

import fidus.bank.BankCheck;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.imports.Unreadable;
import fidus.money.Currency;

import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Predicate;

/// The columns of what is in a bank file.
final class BankColumns {
    private BankColumns() {}

    /// @param refused whether the statement of a row cannot be taken in
    static void rows(RecordTable<SeenRow> table, ResourceBundle texts, Predicate<SeenRow> refused) {
        table.columns(
                Columns.badge(
                        word(texts, "fate"),
                        100,
                        one -> ShownFate.of(one.rowFate(), refused.test(one)),
                        BankColumns::tone),
                Columns.day(word(texts, "booked"), one -> one.row().bookingDate()),
                Columns.day(word(texts, "valued"), one -> one.row().valueDate()),
                Columns.money(word(texts, "money"), one -> one.row().money()),
                Columns.text(word(texts, "text"), 320, one -> one.row().text()),
                Columns.text(word(texts, "counterparty"), 150, one -> one.row().counterparty()),
                Columns.text(
                        word(texts, "counterpartyAccount"),
                        180,
                        one -> one.row().counterpartyAccount()),
                Columns.text(word(texts, "reference"), 130, one -> one.row().reference()),
                Columns.text(word(texts, "endToEnd"), 130, one -> one.row().endToEndId()),
                Columns.text(word(texts, "bankId"), 120, one -> one.row().bankId()),
                Columns.text(word(texts, "repeats"), 110, SeenRow::repeats));
        table.exportName("bank-rows");
    }

    private static String word(ResourceBundle texts, String key) {
        return texts.getString("row." + key);
    }

    static void statements(RecordTable<StatementPreview> table, ResourceBundle texts) {
        table.columns(
                Columns.text(
                        column(texts, "account"),
                        150,
                        one -> Objects.toString(one.bankAccount(), one.printedAccount())),
                Columns.text(
                        column(texts, "taken"),
                        90,
                        one -> texts.getString(one.refusal() == null ? "taken.yes" : "taken.no")),
                Columns.text(column(texts, "number"), 80, StatementPreview::printedNumber),
                Columns.day(column(texts, "from"), StatementPreview::from),
                Columns.day(column(texts, "to"), StatementPreview::to),
                Columns.money(column(texts, "opening"), StatementPreview::opening),
                Columns.money(column(texts, "closing"), StatementPreview::closing),
                Columns.text(column(texts, "ties"), 80, one -> texts.getString(tie(one.checks()))),
                Columns.whole(
                        column(texts, "fresh"),
                        60,
                        one -> one.refusal() == null ? one.fresh() : null),
                Columns.whole(column(texts, "repeated"), 80, StatementPreview::repeated),
                Columns.whole(column(texts, "notBooked"), 90, StatementPreview::notBooked),
                Columns.text(
                        column(texts, "continuity"),
                        300,
                        one ->
                                one.refusal() == null
                                        ? one.continuity().sentence()
                                        : one.refusal()));
        table.exportName("bank-file");
    }

    static void checks(RecordTable<BankCheck> table, ResourceBundle texts) {
        table.columns(
                Columns.text(column(texts, "tie"), 240, BankCheck::tie),
                Columns.decimal(column(texts, "left"), 120, BankCheck::left),
                Columns.decimal(column(texts, "right"), 120, BankCheck::right),
                Columns.decimal(column(texts, "difference"), 120, BankCheck::difference),
                Columns.text(
                        column(texts, "unit"),
                        70,
                        one -> one.unit().equals(Currency.UNSTATED.code()) ? "" : one.unit()));
    }

    static void unreadable(RecordTable<Unreadable> table, ResourceBundle texts) {
        table.columns(
                Columns.whole(
                        column(texts, "line"),
                        60,
                        one -> one.line() == 0 ? null : (long) one.line()),
                Columns.text(column(texts, "field"), 120, Unreadable::field),
                Columns.text(column(texts, "what"), 240, Unreadable::text),
                Columns.text(column(texts, "why"), 320, Unreadable::reason));
    }

    /// By which profile a CSV file was read; empty for another format.
    static String version(BankPreview now, ResourceBundle texts) {
        if (now.profile() == null) {
            return "";
        }
        return now.profileVersion() == 0
                ? ", " + texts.getString("profile.proposed")
                : ", "
                        + MessageFormat.format(
                                texts.getString("profile.saved"), now.profileVersion());
    }

    /// The word for whether figures agree.
    static String tie(List<BankCheck> checks) {
        if (checks.isEmpty()) {
            return "ties.none";
        }
        return checks.stream().allMatch(BankCheck::ties) ? "ties.yes" : "ties.no";
    }

    private static Tone tone(ShownFate fate) {
        return switch (fate) {
            case FRESH -> Tone.GOOD;
            case REPEATED -> Tone.NEUTRAL;
            case NOT_BOOKED -> Tone.INFO;
            case SET_ASIDE, NOT_TAKEN_IN -> Tone.ATTENTION;
        };
    }

    private static String column(ResourceBundle texts, String key) {
        return texts.getString("column." + key);
    }
}
