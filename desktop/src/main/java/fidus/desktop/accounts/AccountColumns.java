package fidus.desktop.accounts;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.MoneyColumn;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.MappedContract;
import fidus.mt5.RollForwardStep;
import fidus.mt5.allocation.AllocationEvent;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.util.ResourceBundle;
import java.util.function.Function;

/// The columns of the tables on an account's page.
final class AccountColumns {
    private final ResourceBundle texts;

    /// Whether a stretch between two readings explains the balance.
    enum Ties {
        TIES,
        DIFFERS
    }

    AccountColumns(ResourceBundle texts) {
        this.texts = texts;
    }

    void deals(RecordTable<BookedDeal> table) {
        table.columns(
                Columns.instant(word("deals.time"), one -> one.deal().time()),
                Columns.whole(word("deals.ticket"), 90, one -> one.deal().ticket()),
                Columns.text(word("deals.kind"), 80, one -> Words.of(one.deal().dealKind())),
                Columns.text(word("deals.entry"), 60, one -> words(one.deal().row().entry())),
                Columns.text(word("deals.symbol"), 80, one -> one.deal().row().symbol()),
                Columns.decimal(word("deals.volume"), 60, one -> one.deal().row().volume()),
                Columns.decimal(word("deals.price"), 90, one -> one.deal().row().price()),
                money("deals.net", one -> one.deal().netAmount()),
                Columns.badge(
                        word("deals.category"), 160, BookedDeal::category, AccountColumns::tone),
                Columns.text(word("deals.rule"), 80, BookedDeal::ruleId),
                Columns.whole(word("deals.other"), 100, BookedDeal::counterpartyLogin),
                Columns.text(word("deals.comment"), 200, one -> one.deal().row().comment()),
                Columns.text(word("deals.transfer"), 180, BookedDeal::transfer),
                Columns.text(word("deals.note"), 180, BookedDeal::reviewNote));
        empty(table, "deals", MaterialDesignF.FORMAT_LIST_BULLETED);
    }

    void allocation(RecordTable<AllocationEvent> table) {
        table.columns(
                Columns.instant(word("allocation.at"), AllocationEvent::effectiveAt),
                Columns.text(word("allocation.kind"), 160, one -> Words.of(one.kind())),
                money("allocation.change", AllocationEvent::change),
                Columns.text(word("allocation.deal"), 200, AllocationEvent::sourceDealKey),
                Columns.text(word("allocation.corrects"), 160, AllocationEvent::corrects),
                Columns.text(word("allocation.reason"), 240, AllocationEvent::reason));
        empty(table, "allocation", MaterialDesignS.SCALE_BALANCE);
    }

    void roll(RecordTable<RollForwardStep> table) {
        table.columns(
                Columns.instant(word("roll.from"), RollForwardStep::from),
                Columns.instant(word("roll.to"), RollForwardStep::to),
                money("roll.opening", RollForwardStep::opening),
                money("roll.cash", RollForwardStep::cash),
                Columns.whole(word("roll.count"), 60, RollForwardStep::deals),
                money("roll.expected", RollForwardStep::expected),
                money("roll.reported", RollForwardStep::reported),
                money("roll.difference", RollForwardStep::difference),
                Columns.badge(
                        word("roll.ties"),
                        90,
                        one -> one.ties() ? Ties.TIES : Ties.DIFFERS,
                        one -> one == Ties.TIES ? Tone.GOOD : Tone.BAD));
        empty(table, "roll", MaterialDesignT.TRANSIT_CONNECTION_VARIANT);
    }

    void contracts(RecordTable<MappedContract> table) {
        table.columns(
                Columns.whole(word("contracts.number"), 90, MappedContract::number),
                Columns.text(word("contracts.client"), 180, MappedContract::clientName),
                money("contracts.sum", MappedContract::mappedPrincipal),
                Columns.instant(word("contracts.from"), MappedContract::from),
                Columns.instant(word("contracts.until"), MappedContract::until),
                Columns.text(word("contracts.note"), 280, MappedContract::note));
        empty(table, "contracts", MaterialDesignF.FILE_DOCUMENT_OUTLINE);
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private <T> MoneyColumn<T> money(String key, Function<T, @Nullable Money> value) {
        MoneyColumn<T> column = Columns.money(word(key), value);
        column.setPrefWidth(118);
        return column;
    }

    private void empty(RecordTable<?> table, String name, Ikon icon) {
        table.exportName(name);
        table.whenEmpty(new EmptyState(icon, word(name + ".empty"), word(name + ".empty.hint")));
    }

    private static @Nullable String words(@Nullable Enum<?> value) {
        return value == null ? null : Words.of(value);
    }

    static Tone tone(CashCategory category) {
        return category.isDecided() ? Tone.NEUTRAL : Tone.ATTENTION;
    }
}
