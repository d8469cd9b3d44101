package fidus.desktop.banks;

import fidus.bank.BankBalance;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.StatementCard;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SpareRoom;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.money.Money;

import javafx.beans.binding.Bindings;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.ResourceBundle;

/// The columns of the tables about an account and its statements.
record BankTables(ResourceBundle texts) {
    private static final double ROW = 29;
    private static final int MOST_SHOWN = 10;
    private static final int ADVICE = 290;

    /// What is in and what is missing come first, so that they are in view in a small window too.
    void accounts(RecordTable<BankAccountCard> table) {
        var closing = Columns.<BankAccountCard>money(word("closing"), BankAccountCard::closing);
        closing.setPrefWidth(132);
        table.columns(
                Columns.text(word("account"), 170, one -> one.account().name()),
                Columns.text(word("currency"), 84, one -> one.account().currency().code()),
                Columns.day(word("lastDay"), BankAccountCard::lastDay),
                closing,
                Columns.text(word("missing"), 252, this::missing),
                Columns.whole(word("gaps"), 140, one -> one.gaps() == 0 ? null : (long) one.gaps()),
                Columns.whole(word("statements"), 104, one -> (long) one.statements()),
                Columns.whole(
                        word("unstated"),
                        112,
                        one -> one.unstated() == 0 ? null : (long) one.unstated()),
                Columns.whole(
                        word("profile"),
                        96,
                        one -> one.profileVersion() == 0 ? null : (long) one.profileVersion()));
        table.exportName("bank-accounts");
        table.whenEmpty(empty(MaterialDesignB.BANK_OUTLINE, "accounts"));
        var rows = table.rows();
        // three accounts, or what is said when there is none
        table.minHeightProperty()
                .bind(Bindings.when(Bindings.isEmpty(rows)).then(206).otherwise(176));
        // up to ten, where there is room
        table.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> 100.0 + ROW * Math.clamp(rows.size(), 4, MOST_SHOWN), rows));
    }

    void statements(RecordTable<StatementCard> table) {
        var ties = new TieWords();
        table.columns(
                Columns.whole(word("number"), 60, one -> one.statement().number()),
                Columns.told(word("state"), 92, CountWords::aside, _ -> Tone.NEUTRAL),
                Columns.text(word("printed"), 104, one -> one.statement().printedNumber()),
                Columns.day(word("from"), one -> one.statement().from()),
                Columns.day(word("to"), one -> one.statement().to()),
                TieWords.<StatementCard>column(word("ties"), ties::of, TieWords::tone),
                Columns.money(word("opening"), one -> money(one.statement().opening())),
                Columns.money(word("closing"), one -> money(one.statement().closing())),
                Columns.whole(word("fresh"), 70, one -> one.statement().fresh()),
                Columns.whole(word("repeated"), 100, one -> one.statement().repeated()),
                Columns.text(word("continuity"), 320, BankTables::looked, RowWords::said),
                Columns.text(word("file"), 160, one -> one.statement().fileName()),
                Columns.text(word("by"), 120, one -> one.statement().takenByName()),
                Columns.instant(word("at"), one -> one.statement().takenAt()));
        table.exportName("bank-statements");
        table.whenEmpty(empty(MaterialDesignB.BANK_TRANSFER, "statements"));
    }

    /// How a statement follows the one before it, and which numbers are missing between them.
    static String against(StatementCard one) {
        return Words.figures(follows(one, "\n"));
    }

    private static String follows(StatementCard one, String between) {
        String out = one.leftOut();
        String sentence = one.continuity().sentence();
        return out == null ? sentence : sentence + between + out;
    }

    /// Which of its rows count after all, and what to do; empty where there is none.
    static String afterAll(StatementCard one) {
        String rows = one.afterAll();
        return rows == null ? "" : RowWords.said(rows);
    }

    /// What is to be done comes first.
    private static String looked(StatementCard one) {
        String rows = one.afterAll();
        String follows = follows(one, " ");
        return rows == null ? follows : rows + " " + follows;
    }

    /// What to look into is advice: it is read in whole.
    void doubts(RecordTable<PaymentDoubt> table) {
        var what =
                Columns.<PaymentDoubt>wrapped(
                        word("what"), ADVICE, PaymentDoubt::sentence, RowWords::said);
        table.columns(
                Columns.day(word("day"), PaymentDoubt::day),
                Columns.money(word("money"), PaymentDoubt::money),
                what,
                Columns.text(word("payment"), 140, PaymentDoubt::named),
                RowWords.column(word("row"), PaymentDoubt::rowId));
        SpareRoom.to(table, what);
        table.exportName("payments-to-look-into");
        table.whenEmpty(empty(MaterialDesignC.CHECK, "doubts"));
    }

    private EmptyState empty(Ikon icon, String key) {
        return new EmptyState(
                icon, texts.getString("empty." + key), texts.getString("empty." + key + ".hint"));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static @Nullable Money money(@Nullable BankBalance balance) {
        return balance == null ? null : balance.money();
    }

    /// Days first, then numbers.
    String missing(BankAccountCard card) {
        String days = days(card);
        String numbers = numbers(card);
        return days.isEmpty() || numbers.isEmpty()
                ? days + Words.first(numbers)
                : MessageFormat.format(
                        texts.getString("missing.both"),
                        card.missing().size() + card.moreMissing(),
                        numbers);
    }

    private String numbers(BankAccountCard card) {
        List<String> numbers = card.numbers();
        if (numbers == null) {
            return "";
        }
        return numbers.size() == 1
                ? numbers.getFirst()
                : MessageFormat.format(
                        texts.getString("missing.numbers"), numbers.getFirst(), numbers.size() - 1);
    }

    private String days(BankAccountCard card) {
        LocalDate alone = card.bookedAlone();
        if (alone != null) {
            return MessageFormat.format(texts.getString("missing.all"), alone);
        }
        if (card.missing().isEmpty()) {
            return "";
        }
        return card.missing().size() == 1
                ? card.missing().getFirst().toString()
                : MessageFormat.format(
                        texts.getString(card.moreMissing() == 0 ? "missing" : "missing.more"),
                        card.missing().size() + card.moreMissing(),
                        card.missing().getFirst());
    }
}
