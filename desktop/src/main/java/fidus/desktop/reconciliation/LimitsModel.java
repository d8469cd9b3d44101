package fidus.desktop.reconciliation;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.limits.LimitCalls;
import fidus.reconciliation.limits.SetWriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimits;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Up to which sum a difference is written off without an ADMIN, and asking for another.
final class LimitsModel {
    final StringProperty currency = new SimpleStringProperty("");
    final StringProperty sum = new SimpleStringProperty("");
    final StringProperty reason = new SimpleStringProperty("");

    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Fetched<WriteOffLimits> limits;
    private final Sent sent;
    private final ReadOnlyObjectWrapper<@Nullable Problem> fault = new ReadOnlyObjectWrapper<>();

    LimitsModel(Shell shell) {
        this.shell = shell;
        limits = new Fetched<>(shell);
        sent = new Sent(shell);
        sent.problemProperty().addListener((_, _, why) -> fault.set(why));
    }

    Shell shell() {
        return shell;
    }

    Sent sent() {
        return sent;
    }

    Fetched<WriteOffLimits> limits() {
        return limits;
    }

    ReadOnlyObjectProperty<@Nullable Problem> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    boolean mayAsk() {
        return shell.session().may(LimitCalls.SET_LIMIT.permission());
    }

    void read() {
        limits.ask(LimitCalls.LIMITS, new Nothing());
    }

    /// What another person is asked to agree to: by currency.
    String subject() {
        return "writeOffLimit/" + code();
    }

    void ask() {
        List<Problem.Field> wrong = new ArrayList<>();
        Money limit = limit(wrong);
        String why = reason.get().strip();
        if (why.length() < SHORTEST_REASON) {
            wrong.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        fault.set(wrong.isEmpty() ? null : Command.incomplete(wrong));
        if (limit == null || !wrong.isEmpty()) {
            return;
        }
        sent.send(
                LimitCalls.SET_LIMIT,
                new SetWriteOffLimit(limit, number(limit.currency()), why),
                waits -> {
                    reason.set("");
                    shell.notices().good("Waits for another person: " + Words.sums(waits.title()));
                    read();
                });
    }

    private @Nullable Money limit(List<Problem.Field> wrong) {
        try {
            return Money.of(sum.get().strip(), code());
        } catch (Refused e) {
            wrong.add(
                    new Problem.Field(
                            "limit", "Type a currency such as EUR and a sum such as 50.00."));
            return null;
        }
    }

    private String code() {
        return currency.get().strip().toUpperCase(Locale.ROOT);
    }

    private int number(Currency of) {
        WriteOffLimits now = limits.value();
        return now == null
                ? 0
                : now.limits().stream()
                        .filter(one -> one.limit().currency().equals(of))
                        .mapToInt(WriteOffLimit::number)
                        .max()
                        .orElse(0);
    }
}
