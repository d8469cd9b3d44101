package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.book.CorrectStartDate;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Consumer;

/// Another start date, with what becomes of every row.
public final class CorrectModel {
    private static final int SHORTEST_REASON = 10;

    private final Command<CorrectStartDate, Prepared> command;
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable ContractPage page;

    public final ObjectProperty<@Nullable LocalDate> startDate = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");

    public CorrectModel(Shell shell) {
        command = new Command<>(shell, BookCalls.CORRECT_START);
        startDate.addListener((_, _, _) -> look());
    }

    public Command<CorrectStartDate, Prepared> command() {
        return command;
    }

    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void begin(ContractPage shown) {
        page = shown;
        command.refuse(null);
        reason.set("");
        startDate.set(shown.investment().startDate());
        look();
    }

    public void send() {
        ContractPage shown = page;
        LocalDate day = startDate.get();
        var faults = new ArrayList<Problem.Field>();
        if (day == null) {
            faults.add(new Problem.Field("startDate", "A day such as 2026-11-21."));
        } else if (shown != null && day.equals(shown.investment().startDate())) {
            faults.add(new Problem.Field("startDate", "It starts on this day already."));
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (shown == null || day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new CorrectStartDate(shown.investment().id(), day, reason.get().strip()),
                after -> prepared.accept(after));
    }

    private void look() {
        ContractPage shown = page;
        ContractBook book = shown == null ? null : shown.book();
        LocalDate day = startDate.get();
        preview.set(
                shown == null || book == null || day == null
                        ? Preview.NOTHING
                        : Preview.of(
                                book.schedule(),
                                () -> book.schedule().startingOn(day, shown.businessDate())));
    }
}
