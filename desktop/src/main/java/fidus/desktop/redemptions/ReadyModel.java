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
/// list: the selected ones, or everything while none is selected.
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

    /// What would be sent now.
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

    public void send() {
        LocalDate until = dueUntil.get();
        if (until == null) {
            refuse("dueUntil", "A day such as 2026-11-21.");
        } else if (wanted().isEmpty()) {
            refuse("items", "No payout in the list can be approved. Choose a later day.");
        } else {
            List<String> items =
                    selected.isEmpty()
                            ? null
                            : selected.stream().map(ReadyRedemption::item).toList();
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
