package fidus.desktop.settings;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.settings.ChangeSetting;
import fidus.settings.SettingCalls;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;
import fidus.settings.SettingList;
import fidus.settings.SettingValue;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The settings with what is in force today, and a value while it is proposed.
public final class SettingsModel {
    public static final String SCREEN = "settings";

    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Fetched<SettingList> settings;
    private final Command<ChangeSetting, Prepared> command;

    /// The setting whose history is shown.
    public final ObjectProperty<@Nullable Line> chosen = new SimpleObjectProperty<>();

    /// The setting a value is proposed for, null while none is.
    public final ObjectProperty<@Nullable SettingKey> proposed = new SimpleObjectProperty<>();

    public final StringProperty value = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");

    /// A setting as it stands in the list.
    ///
    /// @param since the day the value came into force; absent for the standard one
    /// @param next the first value to come, absent when none is approved
    public record Line(
            SettingHistory history,
            String inForce,
            @Nullable LocalDate since,
            @Nullable SettingValue next) {
        static List<Line> of(SettingList list) {
            return list.settings().stream().map(one -> of(one, list.businessDate())).toList();
        }

        private static Line of(SettingHistory history, LocalDate today) {
            SettingValue set = history.setOn(today);
            SettingValue next =
                    history.values().stream()
                            .filter(one -> one.from().isAfter(today))
                            .findFirst()
                            .orElse(null);
            return new Line(
                    history, history.inForceOn(today), set == null ? null : set.from(), next);
        }

        String name() {
            return Words.of(history.key());
        }

        /// A value as it is spoken.
        String said(String value) {
            return spoken(history.key(), value);
        }

        String coming() {
            return next == null ? "" : said(next.value()) + " from " + next.from();
        }
    }

    public SettingsModel(Shell shell) {
        this.shell = shell;
        settings = new Fetched<>(shell);
        command = new Command<>(shell, SettingCalls.CHANGE);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<SettingList> settings() {
        return settings;
    }

    public Command<ChangeSetting, Prepared> command() {
        return command;
    }

    public void read() {
        settings.ask(SettingCalls.LIST, new Nothing());
    }

    /// Opens the form for the chosen setting; nothing when none is.
    public void propose() {
        Line of = chosen.get();
        if (of != null && command.isAllowed()) {
            command.refuse(null);
            value.set(of.inForce());
            from.set(null);
            reason.set("");
            proposed.set(of.history().key());
        }
    }

    public void close() {
        proposed.set(null);
    }

    /// What is chosen from a list is a code and is spoken; numbers and names stay.
    static String spoken(SettingKey key, String value) {
        return key.choices().contains(value) ? Words.ofCode(value) : value;
    }

    public void send(Consumer<Prepared> prepared) {
        SettingKey key = proposed.get();
        if (key == null) {
            return;
        }
        var faults = new ArrayList<Problem.Field>();
        String wanted = Objects.requireNonNullElse(value.get(), "");
        LocalDate day = from.get();
        String why = reason.get().strip();
        try {
            wanted = key.checked(wanted);
        } catch (Refused refused) {
            faults.addAll(refused.problem().fields());
        }
        if (day == null) {
            faults.add(new Problem.Field("from", "The first day it is in force, after today."));
        }
        if (why.length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new ChangeSetting(key, wanted, day, why),
                done -> {
                    close();
                    read();
                    prepared.accept(done);
                });
    }
}
