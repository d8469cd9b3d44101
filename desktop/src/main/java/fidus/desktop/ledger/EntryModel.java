package fidus.desktop.ledger;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
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
import java.util.function.Consumer;

/// An entry that follows from no record, while it is entered posting by posting.
public final class EntryModel {
    /// What may be entered: house capital, an exchange, a correction, a loss the committee
    /// resolved.
    static final List<String> EVENTS = List.of("E3", "E20", "E22", "E24");

    private final Shell shell;
    private final Command<PrepareEntry, Prepared> command;
    private final LineModel line;
    private final ObservableList<Posting> postings = FXCollections.observableArrayList();
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<@Nullable String> event = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> valueOn = new SimpleObjectProperty<>();
    public final StringProperty document = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");

    public EntryModel(Shell shell) {
        this.shell = shell;
        command = new Command<>(shell, LedgerCalls.ENTER);
        line = new LineModel(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Command<PrepareEntry, Prepared> command() {
        return command;
    }

    /// The posting in hand.
    public LineModel line() {
        return line;
    }

    public ObservableList<Posting> postings() {
        return postings;
    }

    /// @param then told what waits for a second person
    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Adds the posting that is typed.
    public void add(PostingSide side) {
        List<Problem.Field> faults = new ArrayList<>();
        LineModel.Line said = line.said(faults);
        if (said == null) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.refuse(null);
        postings.add(new Posting(said.account(), side, said.sum(), said.dimensions()));
        line.clear();
    }

    public void remove(Posting gone) {
        postings.remove(gone);
    }

    /// Debit less credit of each currency that is not in balance.
    List<Money> left() {
        return Postings.balances(postings).values().stream().filter(one -> !one.isZero()).toList();
    }

    public void send() {
        String code = event.get();
        LocalDate day = valueOn.get();
        List<Problem.Field> faults = new ArrayList<>();
        if (code == null) {
            faults.add(new Problem.Field("eventCode", "Choose what it is."));
        }
        if (day == null) {
            faults.add(new Problem.Field("valueOn", "The day it counts from."));
        }
        if (document.get().strip().length() < 3) {
            faults.add(new Problem.Field("document", "The document it was taken from."));
        }
        if (reason.get().strip().length() < 10) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (postings.size() < 2 || !left().isEmpty()) {
            faults.add(new Problem.Field("postings", "At least two postings that are in balance."));
        }
        if (code == null || day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new PrepareEntry(
                        code,
                        day,
                        List.copyOf(postings),
                        document.get().strip(),
                        reason.get().strip()),
                this::sent);
    }

    private void sent(Prepared done) {
        postings.clear();
        document.set("");
        reason.set("");
        prepared.accept(done);
    }
}
