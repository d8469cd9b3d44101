package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositPage;
import fidus.deposits.DepositState;
import fidus.deposits.FindDeposits;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCalls;
import fidus.funds.FundList;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The start of a contract while it is put together: which confirmed deposits become its principal,
/// from which day, and what the schedule will then be.
public final class StartModel {
    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Fetched<DepositPage> deposits;
    private final Fetched<FundList> funds;
    private final Command<StartContract, Prepared> command;
    private final ObservableList<PartModel> parts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable Investment contract;
    private boolean ownDate;
    private boolean filling;

    public final ObjectProperty<@Nullable LocalDate> startDate = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");

    public StartModel(Shell shell) {
        this.shell = shell;
        deposits = new Fetched<>(shell);
        funds = new Fetched<>(shell);
        command = new Command<>(shell, BookCalls.START);
        deposits.valueProperty().addListener((_, _, now) -> offer(now));
        funds.valueProperty().addListener((_, _, _) -> look());
        startDate.addListener((_, _, now) -> dated(now));
    }

    public Fetched<DepositPage> deposits() {
        return deposits;
    }

    public Command<StartContract, Prepared> command() {
        return command;
    }

    /// The client's confirmed deposits with a rest, oldest value date first.
    public ObservableList<PartModel> parts() {
        return parts;
    }

    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public @Nullable Investment contract() {
        return contract;
    }

    public void begin(ContractPage page) {
        Investment wanted = page.investment();
        Investment before = contract;
        contract = wanted;
        command.refuse(null);
        if (before == null || !before.id().equals(wanted.id())) {
            ownDate = false;
            filling = true;
            startDate.set(null);
            filling = false;
            reason.set("");
            parts.clear();
            deposits.clear();
        }
        if (wanted.terms() == null) {
            funds.ask(FundCalls.LIST, new Nothing());
        }
        read();
    }

    /// Reads the deposits again, for instance after one was confirmed.
    public void read() {
        Investment wanted = contract;
        if (wanted != null) {
            deposits.ask(
                    DepositCalls.FIND,
                    new FindDeposits(wanted.clientId(), DepositState.CONFIRMED, null, Paged.PAGE));
        }
    }

    /// Σ of the parts typed.
    public Money given() {
        Investment wanted = contract;
        Money sum = Money.zero(wanted == null ? Currency.USD : wanted.principal().currency());
        for (PartModel part : parts) {
            Money one = part.sum.get();
            if (one != null) {
                sum = sum.plus(one);
            }
        }
        return sum;
    }

    /// Principal less what the parts give; null while no contract is chosen.
    public @Nullable Money open() {
        Investment wanted = contract;
        return wanted == null ? null : wanted.principal().minus(given());
    }

    /// The value date of the deposit that completes the principal; null while no part is typed.
    public @Nullable LocalDate completeOn() {
        return parts.stream()
                .filter(PartModel::used)
                .map(part -> part.deposit().valueDate())
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /// Whether a reason is needed, because another day is wanted than the deposits give.
    public boolean needsReason() {
        LocalDate complete = completeOn();
        return complete != null && startDate.get() != null && !complete.equals(startDate.get());
    }

    public void send() {
        Investment wanted = contract;
        LocalDate start = startDate.get();
        List<Problem.Field> faults = faults();
        if (wanted == null || start == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new StartContract(wanted.id(), start, used(), reason.get().strip()),
                after -> {
                    contract = null;
                    prepared.accept(after);
                });
    }

    private List<Problem.Field> faults() {
        var faults = new ArrayList<Problem.Field>();
        for (PartModel part : parts) {
            if (!part.fault().isEmpty()) {
                String name = "Deposit " + part.deposit().number() + ": ";
                faults.add(new Problem.Field("deposits", name + part.fault()));
            }
        }
        Money open = open();
        if (open != null && !open.isZero()) {
            String rest = Words.money(given()) + "; they and the principal differ by ";
            faults.add(
                    new Problem.Field(
                            "deposits", "The parts give " + rest + Words.money(open) + "."));
        }
        if (startDate.get() == null) {
            faults.add(new Problem.Field("startDate", "A day such as 2026-11-21."));
        }
        if (needsReason() && reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(
                    new Problem.Field(
                            "reason",
                            "The principal was complete on "
                                    + completeOn()
                                    + ". Say in at least 10 characters why it starts on another"
                                    + " day."));
        }
        return List.copyOf(faults);
    }

    private List<DepositPart> used() {
        return parts.stream()
                .filter(PartModel::used)
                .map(
                        part ->
                                new DepositPart(
                                        part.deposit().id(),
                                        Objects.requireNonNull(part.sum.get())))
                .toList();
    }

    /// Takes the oldest deposits first until the principal is complete.
    private void offer(@Nullable DepositPage page) {
        Investment wanted = contract;
        if (page == null || wanted == null) {
            return;
        }
        var fresh = new ArrayList<PartModel>();
        List<Deposit> free =
                page.rows().stream()
                        .filter(one -> one.depositState() == DepositState.CONFIRMED)
                        .filter(
                                one ->
                                        one.deposited()
                                                .currency()
                                                .equals(wanted.principal().currency()))
                        .filter(one -> one.unassigned().signum() > 0)
                        .sorted(
                                Comparator.comparing(Deposit::valueDate)
                                        .thenComparingLong(Deposit::number))
                        .toList();
        Money open = wanted.principal();
        for (Deposit deposit : free) {
            var part = new PartModel(deposit);
            Money taken = deposit.unassigned().compareTo(open) < 0 ? deposit.unassigned() : open;
            part.sum.set(taken.isZero() ? null : taken);
            open = open.minus(taken);
            part.sum.addListener((_, _, _) -> parted());
            fresh.add(part);
        }
        parts.setAll(fresh);
        parted();
    }

    private void parted() {
        filling = !ownDate;
        if (filling) {
            startDate.set(completeOn());
        }
        filling = false;
        look();
    }

    private void dated(@Nullable LocalDate now) {
        if (!filling) {
            ownDate = now != null;
        }
        look();
    }

    private void look() {
        Investment wanted = contract;
        LocalDate start = startDate.get();
        FundTerms terms = wanted == null ? null : CopiedTerms.of(wanted, funds.value());
        preview.set(
                wanted == null || start == null || terms == null
                        ? Preview.NOTHING
                        : Preview.of(() -> PayoutSchedule.of(terms, wanted.principal(), start)));
    }

    public Shell shell() {
        return shell;
    }
}
