package fidus.desktop.ledger;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.ledger.EventNames;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The columns of the journal and of an entry's postings.
final class EntryColumns {
    private final ResourceBundle texts;

    EntryColumns(ResourceBundle texts) {
        this.texts = texts;
    }

    /// @param open shows what an entry follows from
    void entries(RecordTable<EntryLine> table, Consumer<JournalEntry> open) {
        table.columns(
                Columns.whole(word("entry.number"), 60, one -> one.entry().number()),
                Columns.day(word("entry.value"), one -> one.entry().valueOn()),
                Columns.text(
                        word("entry.event"), 170, one -> EventNames.coded(one.entry().eventCode())),
                Columns.money(word("entry.sum"), one -> LedgerModel.moved(one.entry())),
                Columns.text(word("entry.moved"), 130, EntryLine::moved),
                Columns.text(word("entry.after"), 130, EntryLine::after),
                Columns.text(word("entry.reason"), 220, one -> one.entry().reason()),
                Columns.link(
                        word("entry.source"),
                        240,
                        one -> one.entry().source(),
                        one -> SourcePlace.leads(one.entry()),
                        one -> open.accept(one.entry())),
                Columns.text(word("entry.period"), 80, one -> one.entry().period()),
                Columns.instant(word("entry.booked"), one -> one.entry().bookedAt()),
                Columns.text(
                        word("entry.reverses"),
                        160,
                        one ->
                                one.entry().reverses() == null
                                        ? null
                                        : one.entry().reverses().value().toString()));
        table.onOpen(one -> open.accept(one.entry()));
        table.exportName("journal");
    }

    void postings(RecordTable<Posting> table) {
        table.columns(
                Columns.text(word("posting.account"), 60, Posting::account),
                Columns.text(
                        word("posting.name"),
                        210,
                        one -> Chart.find(one.account()).map(ChartAccount::name).orElse("")),
                Columns.money(
                        word("posting.debit"),
                        one -> one.side() == PostingSide.DEBIT ? one.money() : null),
                Columns.money(
                        word("posting.credit"),
                        one -> one.side() == PostingSide.CREDIT ? one.money() : null),
                Columns.text(word("posting.dimensions"), 320, EntryColumns::dimensions));
        table.exportName("postings");
    }

    private static String dimensions(Posting posting) {
        return posting.dimensions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(" · "));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
