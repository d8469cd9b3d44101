package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.funds.TermsModel;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCalls;
import fidus.funds.FundList;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/// Amended terms of one contract, with what becomes of the rows that are not yet available; before
/// it starts, of all of them.
public final class AmendModel {
    private static final int SHORTEST_REASON = 10;

    private final TermsModel terms = new TermsModel();
    private final Fetched<FundList> funds;
    private final Command<AmendContract, Prepared> command;
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private Consumer<Prepared> prepared = _ -> {};
    private Runnable filled = () -> {};
    private @Nullable ContractPage page;

    public final StringProperty document = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");

    /// Payouts whose period begins before this day keep their terms; none where every payout that
    /// is not due yet follows.
    public final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();

    /// Whether the contract runs; before, its terms change from its start.
    public final BooleanProperty running = new SimpleBooleanProperty();

    public AmendModel(Shell shell) {
        funds = new Fetched<>(shell);
        command = new Command<>(shell, BookCalls.AMEND);
        funds.valueProperty().addListener((_, _, _) -> fill());
        terms.whenChanged(this::look);
        from.addListener((_, _, _) -> look());
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

    /// Called once there are terms to start from.
    void whenFilled(Runnable then) {
        filled = then;
    }

    public void begin(ContractPage shown) {
        page = shown;
        running.set(shown.book() != null);
        command.refuse(null);
        document.set("");
        reason.set("");
        from.set(null);
        if (shown.investment().terms() == null) {
            funds.ask(FundCalls.LIST, new Nothing());
        }
        fill();
    }

    private void fill() {
        FundTerms before = before();
        if (before != null) {
            terms.from(before);
            filled.run();
        }
        look();
    }

    /// The payout that runs, which a day can leave as it is; empty where none does.
    Optional<PayoutRow> current() {
        ContractPage shown = page;
        ContractBook book = shown == null ? null : shown.book();
        return book == null
                ? Optional.empty()
                : book.schedule().interestRows().stream()
                        .filter(row -> row.payoutState() == PayoutState.SCHEDULED)
                        .findFirst();
    }

    public void send() {
        ContractPage shown = page;
        var faults = new ArrayList<Problem.Field>();
        FundTerms next = terms.read(faults);
        if (next != null && next.equals(before())) {
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
                        reason.get().strip(),
                        from.get()),
                after -> prepared.accept(after));
    }

    /// What the contract runs under now, or would from its start on.
    private @Nullable FundTerms before() {
        ContractPage shown = page;
        if (shown == null) {
            return null;
        }
        ContractBook book = shown.book();
        return book == null
                ? CopiedTerms.of(shown.investment(), funds.value())
                : book.schedule().terms();
    }

    private void look() {
        ContractPage shown = page;
        FundTerms before = before();
        FundTerms next = terms.read(new ArrayList<>());
        if (shown == null || before == null || next == null) {
            preview.set(Preview.NOTHING);
            return;
        }
        ContractBook book = shown.book();
        preview.set(
                book == null
                        ? Preview.of(
                                planned(shown.investment(), before),
                                () -> planned(shown.investment(), before.amendedTo(next)))
                        : Preview.of(
                                book.schedule(),
                                () ->
                                        book.schedule()
                                                .amended(next, shown.businessDate(), from.get())));
    }

    private static PayoutSchedule planned(Investment contract, FundTerms terms) {
        return PayoutSchedule.of(terms, contract.principal(), contract.startDate());
    }
}
