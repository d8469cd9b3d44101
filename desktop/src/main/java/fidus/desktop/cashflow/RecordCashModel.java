package fidus.desktop.cashflow;

import fidus.approvals.Prepared;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.RecordCash;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.time.BusinessDays;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The form for a balance of a bank or wallet. What can be seen to be wrong is named at once.
public final class RecordCashModel {
    private static final int SHORTEST_NOTE = 10;

    private final Shell shell;
    private final Command<RecordCash, Prepared> command;
    private final ReadOnlyStringWrapper zone = new ReadOnlyStringWrapper("");
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<CashPlace> place = new SimpleObjectProperty<>(CashPlace.BANK);
    public final StringProperty heldAt = new SimpleStringProperty("");
    public final ObjectProperty<CashOwner> owner = new SimpleObjectProperty<>(CashOwner.CLIENT);
    public final ObjectProperty<@Nullable FundCode> fund = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Money> balance = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
    public final StringProperty time = new SimpleStringProperty("");
    public final StringProperty note = new SimpleStringProperty("");

    public RecordCashModel(Shell shell) {
        this.shell = shell;
        command = new Command<>(shell, CashflowCalls.RECORD_CASH);
        day.addListener((_, _, now) -> zone.set(zoneName(now)));
    }

    /// By whose clock the time is, in words: where the house does business on the day.
    public ReadOnlyStringProperty zoneProperty() {
        return zone.getReadOnlyProperty();
    }

    public Command<RecordCash, Prepared> command() {
        return command;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// An empty form, as of now.
    public void clear() {
        balance.set(null);
        note.set("");
        LocalDate today = shell.today();
        var now = shell.clock().instant().atZone(days().zone(today));
        day.set(today);
        zone.set(zoneName(today));
        time.set("%02d:%02d".formatted(now.getHour(), now.getMinute()));
        command.refuse(null);
    }

    public void send() {
        var faults = new ArrayList<Problem.Field>();
        RecordCash wanted = read(faults);
        if (wanted == null) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                wanted,
                after -> {
                    clear();
                    prepared.accept(after);
                });
    }

    private @Nullable RecordCash read(List<Problem.Field> faults) {
        Money sum = balance.get();
        Instant asOf = asOf();
        needs(faults, heldAt.get().isBlank(), "holding.heldAt", "Name the bank or wallet.");
        needs(faults, sum == null, "cashBalance", "Enter the balance, also when it is zero.");
        needs(
                faults,
                asOf == null,
                "asOf",
                "Enter the day and the time (" + zone.get() + "), such as 14:30.");
        needs(
                faults,
                note.get().strip().length() < SHORTEST_NOTE,
                "note",
                "Say in at least 10 characters where you read it.");
        if (!faults.isEmpty() || sum == null || asOf == null) {
            return null;
        }
        var holding =
                new CashHolding(
                        place.get(), heldAt.get().strip(), owner.get(), fund.get(), sum.currency());
        return new RecordCash(holding, sum, asOf, note.get().strip());
    }

    private @Nullable Instant asOf() {
        LocalDate on = day.get();
        try {
            return on == null
                    ? null
                    : on.atTime(LocalTime.parse(time.get().strip()))
                            .atZone(days().zone(on))
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private BusinessDays days() {
        return shell.session().businessDays();
    }

    private String zoneName(@Nullable LocalDate on) {
        return days().zoneName(on == null ? shell.today() : on);
    }

    private static void needs(
            List<Problem.Field> faults, boolean lacking, String field, String message) {
        if (lacking) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
