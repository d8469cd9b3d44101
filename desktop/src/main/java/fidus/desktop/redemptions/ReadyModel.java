package fidus.desktop.redemptions;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.redemptions.ApproveAllRedemptions;
import fidus.redemptions.FindReadyRedemptions;
import fidus.redemptions.ReadyRedemption;
import fidus.redemptions.ReadyRedemptions;
import fidus.redemptions.RedemptionCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What could be approved to be paid up to a day, and what of it is sent to another person as one
/// list: the selected ones, or everything where that is asked for. A list that is read anew may
/// drop what was selected, so nothing selected never means everything.
public final class ReadyModel {
    public final ObjectProperty<@Nullable LocalDate> dueUntil = new SimpleObjectProperty<>();

    private final Shell shell;
    private final Fetched<ReadyRedemptions> ready;
    private final Command<ApproveAllRedemptions, Prepared> command;
    private final ObservableList<ReadyRedemption> selected = FXCollections.observableArrayList();
    private Consumer<Prepared> prepared = _ -> {};

    ReadyModel(Shell shell) {
        this.shell = shell;
        ready = new Fetched<>(shell, ReadyRedemptions::asOf);
        command = new Command<>(shell, RedemptionCalls.APPROVE_ALL);
        dueUntil.set(shell.today());
        dueUntil.addListener((_, _, _) -> read());
    }

    public Fetched<ReadyRedemptions> ready() {
        return ready;
    }

    public Command<ApproveAllRedemptions, Prepared> command() {
        return command;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void read() {
        LocalDate until = dueUntil.get();
        command.refuse(null);
        if (until == null) {
            ready.clear();
        } else {
            ready.ask(RedemptionCalls.READY, new FindReadyRedemptions(until));
        }
    }

    /// Takes what is selected; what something stands against may be looked at only.
    public void select(List<ReadyRedemption> rows) {
        selected.setAll(rows.stream().filter(row -> row.blocked() == null).toList());
    }

    public ObservableList<ReadyRedemption> selected() {
        return selected;
    }

    /// What the next list holds: the selected ones, or everything that is free while none is.
    public List<ReadyRedemption> wanted() {
        ReadyRedemptions known = ready.value();
        if (!selected.isEmpty() || known == null) {
            return List.copyOf(selected);
        }
        return known.rows().stream().filter(row -> row.blocked() == null).toList();
    }

    /// Σ of it, per currency.
    public SortedMap<Currency, Money> totals() {
        var totals = new TreeMap<Currency, Money>();
        for (ReadyRedemption row : wanted()) {
            totals.merge(row.total().currency(), row.total(), Money::plus);
        }
        return totals;
    }

    /// How many clients it is for.
    public long clients() {
        return wanted().stream().map(ReadyRedemption::clientId).distinct().count();
    }

    /// Sends the selected ones.
    public void send() {
        if (selected.isEmpty()) {
            refuse(
                    "items",
                    "No payout is selected that can be approved. Select some, or ask for all.");
        } else {
            send(selected.stream().map(ReadyRedemption::item).toList());
        }
    }

    /// Sends all that are due by the day and that nothing stands against.
    public void sendAll() {
        if (dueUntil.get() != null && wanted().isEmpty()) {
            refuse("items", "No payout in the list can be approved. Choose a later day.");
        } else {
            send(null);
        }
    }

    private void send(@Nullable List<String> items) {
        LocalDate until = dueUntil.get();
        if (until == null) {
            refuse("dueUntil", "A day such as 2026-11-21.");
        } else {
            command.send(new ApproveAllRedemptions(until, items), this::sent);
        }
    }

    private void sent(Prepared after) {
        shell.notices().good("Waits for a second person: " + after.title());
        selected.clear();
        read();
        prepared.accept(after);
    }

    private void refuse(String field, String why) {
        command.refuse(Command.incomplete(List.of(new Problem.Field(field, why))));
    }
}
