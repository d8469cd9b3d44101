package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.book.RedeemEarly;
import fidus.investments.schedule.EarlyRedemption;

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

/// The principal paid back before its time, with what becomes of every row.
public final class EarlyEndModel {
    private static final int SHORTEST_REASON = 10;

    private final Command<RedeemEarly, Prepared> command;
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable ContractPage page;

    public final ObjectProperty<@Nullable LocalDate> noticedOn = new SimpleObjectProperty<>();
    public final StringProperty document = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");

    public EarlyEndModel(Shell shell) {
        command = new Command<>(shell, BookCalls.REDEEM_EARLY);
        noticedOn.addListener((_, _, _) -> look());
    }

    public Command<RedeemEarly, Prepared> command() {
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
        document.set("");
        noticedOn.set(shown.businessDate());
        look();
    }

    public void send() {
        ContractPage shown = page;
        LocalDate day = noticedOn.get();
        var faults = new ArrayList<Problem.Field>();
        if (day == null) {
            faults.add(new Problem.Field("noticedOn", "A day such as 2026-11-21."));
        }
        if (document.get().strip().length() < 2) {
            faults.add(new Problem.Field("document", "Name the notice."));
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (shown == null || day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new RedeemEarly(
                        shown.investment().id(), day, document.get().strip(), reason.get().strip()),
                after -> prepared.accept(after));
    }

    private void look() {
        ContractPage shown = page;
        ContractBook book = shown == null ? null : shown.book();
        LocalDate day = noticedOn.get();
        preview.set(
                shown == null || book == null || day == null
                        ? Preview.NOTHING
                        : Preview.of(
                                book.schedule(),
                                () ->
                                        EarlyRedemption.of(
                                                        book.schedule(), day, shown.businessDate())
                                                .after()));
    }
}
