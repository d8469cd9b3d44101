package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.funds.TermsModel;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.funds.FundTerms;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.function.Consumer;

/// Amended terms of one contract, with what becomes of the rows that are not yet available.
public final class AmendModel {
    private static final int SHORTEST_REASON = 10;

    private final TermsModel terms = new TermsModel();
    private final Command<AmendContract, Prepared> command;
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable ContractPage page;

    public final StringProperty document = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");

    public AmendModel(Shell shell) {
        command = new Command<>(shell, BookCalls.AMEND);
        terms.whenChanged(this::look);
    }

    public TermsModel terms() {
        return terms;
    }

    public Command<AmendContract, Prepared> command() {
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
        document.set("");
        reason.set("");
        ContractBook book = shown.book();
        if (book != null) {
            terms.from(book.schedule().terms());
        }
        look();
    }

    public void send() {
        ContractPage shown = page;
        ContractBook book = shown == null ? null : shown.book();
        var faults = new ArrayList<Problem.Field>();
        FundTerms next = terms.read(faults);
        if (next != null && book != null && next.equals(book.schedule().terms())) {
            faults.add(new Problem.Field("terms", "Nothing is changed yet."));
        }
        if (document.get().strip().length() < 2) {
            faults.add(new Problem.Field("document", "Name the paper both sides signed."));
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (shown == null || next == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new AmendContract(
                        shown.investment().id(),
                        next,
                        document.get().strip(),
                        reason.get().strip()),
                after -> prepared.accept(after));
    }

    private void look() {
        ContractPage shown = page;
        ContractBook book = shown == null ? null : shown.book();
        FundTerms next = terms.read(new ArrayList<>());
        preview.set(
                shown == null || book == null || next == null
                        ? Preview.NOTHING
                        : Preview.of(
                                book.schedule(),
                                () -> book.schedule().amended(next, shown.businessDate())));
    }
}
