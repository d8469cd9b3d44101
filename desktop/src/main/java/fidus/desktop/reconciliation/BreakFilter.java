package fidus.desktop.reconciliation;

import fidus.reconciliation.BreakState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

/// Which breaks are listed.
final class BreakFilter {
    /// Which states are listed.
    enum States {
        UNSETTLED,
        OPEN,
        EXPLAINED,
        RESOLVED,
        WRITTEN_OFF,
        ALL;

        boolean holds(BreakState state) {
            return switch (this) {
                case UNSETTLED -> state == BreakState.OPEN || state == BreakState.EXPLAINED;
                case ALL -> true;
                default -> state.name().equals(name());
            };
        }
    }

    private final StringProperty account = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Severity> severity = new SimpleObjectProperty<>();
    private final ObjectProperty<States> states = new SimpleObjectProperty<>(States.UNSETTLED);
    private final BooleanProperty overdue = new SimpleBooleanProperty();

    /// @param changed called after each change of a filter
    BreakFilter(Runnable changed) {
        account.addListener((_, _, _) -> changed.run());
        severity.addListener((_, _, _) -> changed.run());
        states.addListener((_, _, _) -> changed.run());
        overdue.addListener((_, _, _) -> changed.run());
    }

    /// As `login@server`; empty means every account.
    StringProperty accountProperty() {
        return account;
    }

    /// Null means every severity.
    ObjectProperty<@Nullable Severity> severityProperty() {
        return severity;
    }

    ObjectProperty<States> statesProperty() {
        return states;
    }

    /// Only what stands longer than its severity allows.
    BooleanProperty overdueProperty() {
        return overdue;
    }

    boolean fits(BreakCard card) {
        return fitsButForTime(card) && (!overdue.get() || card.isOverdue());
    }

    /// Whether it would be listed if breaks of every age were.
    boolean fitsButForTime(BreakCard card) {
        return (account.get().isEmpty() || card.account().equals(account.get()))
                && (severity.get() == null || card.severityNow() == severity.get())
                && states.get().holds(card.found().breakState());
    }

    /// Widens the filters so that this break is listed.
    void admit(BreakCard card) {
        if (!fits(card)) {
            account.set(card.account());
            severity.set(null);
            states.set(States.ALL);
            overdue.set(false);
        }
    }
}
