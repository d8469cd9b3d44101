package fidus.desktop.review;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.mt5.DecideReading;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldReadings;
import fidus.mt5.HeldState;
import fidus.mt5.Mt5Calls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Readings that looked wrong, and the word of a person on each. A held reading changes nothing
/// until it is accepted.
public final class HeldModel {
    private static final int SHORTEST_REASON = 10;

    private final Fetched<HeldReadings> readings;
    private final Command<DecideReading, HeldReading> decide;
    private final ObjectProperty<@Nullable HeldReading> chosen = new SimpleObjectProperty<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private Consumer<HeldReading> decided = _ -> {};

    public HeldModel(Shell shell) {
        this.readings = new Fetched<>(shell);
        this.decide = new Command<>(shell, Mt5Calls.DECIDE_READING);
        chosen.addListener((_, _, _) -> forget());
    }

    public Fetched<HeldReadings> readings() {
        return readings;
    }

    public Command<DecideReading, HeldReading> decide() {
        return decide;
    }

    public ObjectProperty<@Nullable HeldReading> chosenProperty() {
        return chosen;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    public void whenDecided(Consumer<HeldReading> then) {
        decided = then;
    }

    /// How many still wait for a word.
    public long waiting() {
        HeldReadings list = readings.value();
        return list == null
                ? 0
                : list.readings().stream().filter(one -> one.heldState() == HeldState.HELD).count();
    }

    public boolean canDecide() {
        HeldReading now = chosen.get();
        return now != null && now.heldState() == HeldState.HELD && decide.isAllowed();
    }

    public void read() {
        readings.ask(Mt5Calls.HELD_READINGS, new Nothing());
    }

    public void send(boolean accept) {
        HeldReading now = chosen.get();
        if (now == null) {
            return;
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            decide.refuse(
                    Problem.at(
                            "reason",
                            Problem.Code.BAD_VALUE,
                            "Say why in at least 10 characters."));
            return;
        }
        decide.send(
                new DecideReading(now.id(), accept, reason.get().strip()),
                after -> {
                    chosen.set(null);
                    decided.accept(after);
                    read();
                });
    }

    private void forget() {
        reason.set("");
        decide.refuse(null);
    }
}
