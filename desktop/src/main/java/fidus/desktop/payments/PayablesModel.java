package fidus.desktop.payments;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.BatchList;
import fidus.payments.BatchPlan;
import fidus.payments.ChargeBearer;
import fidus.payments.CreateBatch;
import fidus.payments.Payable;
import fidus.payments.PayableList;
import fidus.payments.PayableRow;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.WalletCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What can be paid, what of it is selected, and the batch to be made of it.
public final class PayablesModel {
    public final ObjectProperty<@Nullable HouseAccount> house = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> executionOn = new SimpleObjectProperty<>();
    public final ObjectProperty<ChargeBearer> chargeBearer =
            new SimpleObjectProperty<>(ChargeBearer.SHARED);

    private final Shell shell;
    private final Fetched<PayableList> payables;
    private final Fetched<HouseAccountList> houses;
    private final Command<CreateBatch, BatchDetail> command;
    private final Command<CreateBatch, BatchList> several;
    private final ObservableList<PayableRow> selected = FXCollections.observableArrayList();
    private final OwedBackModel owedBack;
    private Consumer<BatchDetail> created = _ -> {};
    private Consumer<List<PaymentBatch>> manyCreated = _ -> {};

    public PayablesModel(Shell shell) {
        this.shell = shell;
        payables = new Fetched<>(shell, PayableList::asOf);
        houses = new Fetched<>(shell);
        command = new Command<>(shell, PaymentCalls.CREATE);
        several = new Command<>(shell, PaymentCalls.CREATE_SEVERAL);
        several.problemProperty().addListener((_, _, why) -> command.refuse(why));
        executionOn.set(shell.today());
        owedBack = new OwedBackModel(this);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<PayableList> payables() {
        return payables;
    }

    /// What parties were paid too much.
    public OwedBackModel owedBack() {
        return owedBack;
    }

    public Fetched<HouseAccountList> houses() {
        return houses;
    }

    public Command<CreateBatch, BatchDetail> command() {
        return command;
    }

    public void whenCreated(Consumer<BatchDetail> then) {
        created = then;
    }

    /// What happens when the items became more than one batch.
    public void whenManyCreated(Consumer<List<PaymentBatch>> then) {
        manyCreated = then;
    }

    /// The batches that the selection becomes.
    public List<List<Payable>> plan() {
        return BatchPlan.of(selected.stream().map(PayableRow::payable).toList());
    }

    public void read() {
        payables.ask(PaymentCalls.PAYABLES, new Nothing());
        houses.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing());
    }

    /// The accounts that can be paid from.
    public List<HouseAccount> active() {
        return inUse(true);
    }

    /// The accounts in use that only receive, because no payment file can name them.
    List<HouseAccount> receiving() {
        return inUse(false);
    }

    private List<HouseAccount> inUse(boolean paysOut) {
        HouseAccountList known = houses.value();
        return known == null
                ? List.of()
                : known.houseAccounts().stream()
                        .filter(one -> one.houseAccountState() == HouseAccountState.ACTIVE)
                        .filter(one -> one.paysOut() == paysOut)
                        .toList();
    }

    /// Whether nothing can be paid because there is no account to pay from; false until that is
    /// known.
    public boolean lacksHouse() {
        return houses.value() != null && active().isEmpty();
    }

    /// Takes what is selected; blocked rows may be looked at but are never paid.
    public void select(List<PayableRow> rows) {
        selected.setAll(rows.stream().filter(row -> row.blocked() == null).toList());
    }

    /// The selected rows that can be paid.
    public ObservableList<PayableRow> selected() {
        return selected;
    }

    /// What is selected, per currency.
    public SortedMap<Currency, Money> totals() {
        var totals = new TreeMap<Currency, Money>();
        for (PayableRow row : selected) {
            Money amount = row.payable().payableAmount();
            totals.merge(amount.currency(), amount, Money::plus);
        }
        return totals;
    }

    /// How many parties get a payment.
    public long payees() {
        return selected.stream().map(row -> row.payable().party()).distinct().count();
    }

    public void create() {
        var faults = new ArrayList<Problem.Field>();
        HouseAccount from = house.get();
        LocalDate on = executionOn.get();
        needs(faults, !selected.isEmpty(), "items", "Select the items to be paid.");
        needs(faults, from != null, "houseAccountId", "Choose the account to pay from.");
        needs(faults, on != null, "executionOn", "Choose the day.");
        boolean fits = from == null || totals().keySet().stream().allMatch(from.currency()::equals);
        needs(faults, fits, "items", "Select items in the currency of the account only.");
        if (!faults.isEmpty() || from == null || on == null) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        List<String> items = selected.stream().map(row -> row.payable().item()).toList();
        var create = new CreateBatch(from.id(), items, on, chargeBearer.get());
        if (plan().size() > 1) {
            several.send(
                    create,
                    made -> {
                        selected.clear();
                        manyCreated.accept(made.batches());
                    });
        } else {
            command.send(
                    create,
                    made -> {
                        selected.clear();
                        created.accept(made);
                    });
        }
    }

    private static void needs(
            List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
