package fidus.desktop.funds;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCalls;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Consumer;

/// A further version of a fund's terms while it is typed, with what it changes.
public final class NewTermsModel {
    private static final int SHORTEST_REASON = 10;

    private final TermsModel terms = new TermsModel();
    private final Command<NewTerms, Prepared> command;
    private final ReadOnlyStringWrapper changes = new ReadOnlyStringWrapper("");
    private Consumer<Prepared> prepared = _ -> {};
    private LocalDate businessDate = LocalDate.EPOCH;
    private @Nullable FundTerms before;

    public final StringProperty reason = new SimpleStringProperty("");

    public NewTermsModel(Shell shell) {
        command = new Command<>(shell, FundCalls.NEW_TERMS);
        terms.whenChanged(this::compare);
    }

    public TermsModel terms() {
        return terms;
    }

    public Command<NewTerms, Prepared> command() {
        return command;
    }

    /// What the version typed changes about the last one, in words.
    public ReadOnlyStringProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Fills the fields from the last version, to come into force tomorrow at the earliest.
    void begin(FundTerms last, LocalDate today) {
        before = last;
        businessDate = today;
        command.refuse(null);
        reason.set("");
        LocalDate first = last.effectiveFrom().isAfter(today) ? last.effectiveFrom() : today;
        terms.from(last.as(last.termsVersion() + 1, first.plusDays(1)));
        compare();
    }

    public void send() {
        var faults = new ArrayList<Problem.Field>();
        FundTerms next = terms.read(faults);
        if (next != null && !next.effectiveFrom().isAfter(businessDate)) {
            faults.add(
                    new Problem.Field(
                            "effectiveFrom", "New terms start after today, " + businessDate + "."));
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (next != null && changes.get().isEmpty()) {
            faults.add(new Problem.Field("terms", "Nothing is changed yet."));
        }
        if (next == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(new NewTerms(next, reason.get().strip()), after -> prepared.accept(after));
    }

    private void compare() {
        FundTerms old = before;
        FundTerms next = terms.read(new ArrayList<>());
        changes.set(old == null || next == null ? "" : TermsWords.changes(old, next));
    }
}
