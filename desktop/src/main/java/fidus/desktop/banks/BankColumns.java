package fidus.desktop.banks;

import fidus.bank.BankCheck;
import fidus.bank.BankRow;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SameRow;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.imports.Unreadable;
import fidus.money.Currency;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Predicate;

/// The columns of what is in a bank file.
final class BankColumns {
    private BankColumns() {}

    /// @param refused whether the statement of a row cannot be taken in
    static void rows(RecordTable<SeenRow> table, ResourceBundle texts, Predicate<SeenRow> refused) {
        table.columns(
                fate(texts, refused),
                Columns.day(word(texts, "booked"), one -> one.row().bookingDate()),
                Columns.day(word(texts, "valued"), one -> one.row().valueDate()),
                Columns.<SeenRow>money(word(texts, "money"), one -> one.row().money()),
                text(texts, "text", 320, BankRow::text),
                text(texts, "counterparty", 150, BankRow::counterparty),
                text(texts, "counterpartyAccount", 180, BankRow::counterpartyAccount),
                text(texts, "reference", 130, BankRow::reference),
                text(texts, "endToEnd", 130, BankRow::endToEndId),
                text(texts, "bankId", 120, BankRow::bankId),
                Columns.text(word(texts, "repeats"), 200, BankColumns::repeats, RowWords::of));
        table.exportName("bank-rows");
    }

    /// The same where there is little room: the day, the sum and the text are seen first.
    static void beside(
            RecordTable<SeenRow> table, ResourceBundle texts, Predicate<SeenRow> refused) {
        table.columns(
                Columns.day(word(texts, "booked"), one -> one.row().bookingDate()),
                Columns.<SeenRow>money(word(texts, "money"), one -> one.row().money()),
                text(texts, "text", 200, BankRow::text),
                fate(texts, refused),
                Columns.day(word(texts, "valued"), one -> one.row().valueDate()),
                text(texts, "counterparty", 150, BankRow::counterparty),
                text(texts, "counterpartyAccount", 180, BankRow::counterpartyAccount),
                text(texts, "reference", 130, BankRow::reference),
                text(texts, "endToEnd", 130, BankRow::endToEndId),
                text(texts, "bankId", 120, BankRow::bankId),
                Columns.text(word(texts, "repeats"), 200, BankColumns::repeats, RowWords::of));
        table.exportName("bank-rows");
    }

    /// The stored row that it repeats, or may; with what that says where its words are others.
    private static @Nullable String repeats(SeenRow row) {
        SameRow perhaps = row.perhaps();
        String stored = perhaps == null ? row.repeats() : perhaps.stored();
        return stored == null || row.said() == null ? stored : stored + ": " + row.said();
    }

    private static TableColumn<SeenRow, ShownFate> fate(
            ResourceBundle texts, Predicate<SeenRow> refused) {
        return Columns.badge(
                word(texts, "fate"),
                100,
                one -> ShownFate.of(one, refused.test(one)),
                BankColumns::tone);
    }

    private static TableColumn<SeenRow, String> text(
            ResourceBundle texts, String key, double width, Function<BankRow, String> said) {
        return Columns.text(word(texts, key), width, one -> said.apply(one.row()));
    }

    private static String word(ResourceBundle texts, String key) {
        return texts.getString("row." + key);
    }

    /// Whose it is, whether it ties and of which days stand first: they are in view in any window.
    static void statements(RecordTable<StatementPreview> table, ResourceBundle texts) {
        var ties = new TieWords();
        table.columns(
                Columns.text(
                        column(texts, "account"),
                        164,
                        one -> Objects.toString(one.bankAccount(), one.printedAccount())),
                Columns.text(
                        column(texts, "taken"),
                        90,
                        one -> texts.getString(one.refusal() == null ? "taken.yes" : "taken.no")),
                TieWords.<StatementPreview>column(column(texts, "ties"), ties::of, TieWords::tone),
                Columns.day(column(texts, "from"), StatementPreview::from),
                Columns.day(column(texts, "to"), StatementPreview::to),
                Columns.<StatementPreview>money(
                        column(texts, "opening"), StatementPreview::opening),
                Columns.<StatementPreview>money(
                        column(texts, "closing"), StatementPreview::closing),
                Columns.whole(
                        column(texts, "fresh"),
                        60,
                        one -> one.refusal() == null ? one.fresh() : null),
                Columns.whole(column(texts, "repeated"), 96, StatementPreview::repeated),
                Columns.whole(column(texts, "notBooked"), 108, StatementPreview::notBooked),
                Columns.text(column(texts, "number"), 90, StatementPreview::printedNumber),
                Columns.text(column(texts, "continuity"), 300, BankColumns::said, Words::figures));
        table.exportName("bank-file");
    }

    /// Why it is not taken in, or how it follows the statement before, which others tell its days
    /// and what is doubtful of it.
    static String said(StatementPreview one) {
        String refusal = one.refusal();
        if (refusal != null) {
            return refusal;
        }
        List<String> said = new ArrayList<>(List.of(one.continuity().sentence()));
        if (one.overlap() != null) {
            said.add(one.overlap());
        }
        said.addAll(one.concerns() == null ? List.of() : one.concerns());
        return String.join(" ", said);
    }

    static void checks(RecordTable<BankCheck> table, ResourceBundle texts) {
        table.columns(
                Columns.text(column(texts, "tie"), 420, BankCheck::tie),
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
            case NEW -> Tone.GOOD;
            case REPEATED -> Tone.NEUTRAL;
            case NOT_BOOKED -> Tone.INFO;
            case SET_ASIDE, NOT_TAKEN_IN, PERHAPS_REPEATED -> Tone.ATTENTION;
        };
    }

    private static String column(ResourceBundle texts, String key) {
        return texts.getString("column." + key);
    }
}
