package fidus.desktop.ledger;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.ledger.ChartAccount;
import fidus.ledger.EntryTemplate;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
import fidus.ledger.ReverseEntry;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// An entry by hand, entered pair by pair: one account is debited what another is credited.
public final class EntryModel {
    private static final int SHORTEST_DOCUMENT = 3;
    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Command<PrepareEntry, Prepared> command;
    private final Command<ReverseEntry, Prepared> reverse;
    private final ObservableList<Posting> lines = FXCollections.observableArrayList();
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<EntryTemplate> template =
            new SimpleObjectProperty<>(EntryTemplate.CAPITAL_IN);
    public final ObjectProperty<@Nullable LocalDate> valueOn = new SimpleObjectProperty<>();
    public final StringProperty document = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable ChartAccount> debit = new SimpleObjectProperty<>();
    public final StringProperty debitBelongs = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable ChartAccount> credit = new SimpleObjectProperty<>();
    public final StringProperty creditBelongs = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable Money> sum = new SimpleObjectProperty<>();

    public EntryModel(Shell shell) {
        this.shell = shell;
        command = new Command<>(shell, LedgerCalls.PREPARE_ENTRY);
        reverse = new Command<>(shell, LedgerCalls.REVERSE_ENTRY);
        template.addListener((_, _, _) -> begin());
        begin();
    }

    public Shell shell() {
        return shell;
    }

    public Command<PrepareEntry, Prepared> command() {
        return command;
    }

    /// Takes back an entry that was made by hand.
    public Command<ReverseEntry, Prepared> reverse() {
        return reverse;
    }

    public ObservableList<Posting> lines() {
        return lines;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    List<ChartAccount> offered(PostingSide side) {
        return template.get().offered(side);
    }

    /// What was laid out for another template is put away; where there is no choice it is made.
    private void begin() {
        lines.clear();
        debit.set(only(PostingSide.DEBIT));
        credit.set(only(PostingSide.CREDIT));
        debitBelongs.set("");
        creditBelongs.set("");
        command.refuse(null);
    }

    private @Nullable ChartAccount only(PostingSide side) {
        List<ChartAccount> offered = offered(side);
        return offered.size() == 1 ? offered.getFirst() : null;
    }

    /// Adds the pair that is typed.
    public void add() {
        ChartAccount debited = debit.get();
        ChartAccount credited = credit.get();
        Money money = sum.get();
        List<Problem.Field> faults = new ArrayList<>();
        if (debited == null) {
            faults.add(new Problem.Field("debit", "Choose the account."));
        }
        if (credited == null) {
            faults.add(new Problem.Field("credit", "Choose the account."));
        }
        if (money == null || money.signum() <= 0) {
            faults.add(new Problem.Field("sum", "A sum above zero."));
        }
        Map<String, String> whose = Belongs.read(debitBelongs.get(), "debitBelongs", faults);
        Map<String, String> from = Belongs.read(creditBelongs.get(), "creditBelongs", faults);
        if (debited == null || credited == null || money == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.refuse(null);
        lines.addAll(
                Postings.debit(debited.code(), money, whose),
                Postings.credit(credited.code(), money, from));
        sum.set(null);
    }

    public void clear() {
        lines.clear();
    }

    public void send() {
        LocalDate day = valueOn.get();
        List<Problem.Field> faults = new ArrayList<>();
        if (day == null) {
            faults.add(new Problem.Field("valueOn", "The day it counts from."));
        }
        if (document.get().strip().length() < SHORTEST_DOCUMENT) {
            faults.add(new Problem.Field("document", "The document it was taken from."));
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(reasonMissing());
        }
        if (lines.isEmpty()) {
            faults.add(new Problem.Field("postings", "Add at least one debit and its credit."));
        }
        if (day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new PrepareEntry(
                        template.get(),
                        day,
                        List.copyOf(lines),
                        document.get().strip(),
                        reason.get().strip()),
                this::done);
    }

    /// Whether this entry was made by hand and is no reversal.
    static boolean isReversible(@Nullable JournalEntry entry) {
        return entry != null && entry.reverses() == null && entry.source().startsWith("manual/");
    }

    public void reverse(JournalEntry entry) {
        if (reason.get().strip().length() < SHORTEST_REASON) {
            reverse.refuse(Command.incomplete(List.of(reasonMissing())));
            return;
        }
        reverse.send(new ReverseEntry(entry.id(), reason.get().strip()), prepared);
    }

    private static Problem.Field reasonMissing() {
        return new Problem.Field("reason", "Say why in at least 10 characters.");
    }

    private void done(Prepared now) {
        lines.clear();
        prepared.accept(now);
    }
}
