package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.money.Money;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// A request for payouts that are due: which rows, and their total.
public final class RedeemModel {
    private final Command<RequestRedemption, Prepared> command;
    private final ObservableList<PayoutRow> rows = FXCollections.observableArrayList();
    private final ObservableSet<PayoutRef> chosen = FXCollections.observableSet();
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable ContractPage page;

    public final StringProperty reason = new SimpleStringProperty("");

    public RedeemModel(Shell shell) {
        command = new Command<>(shell, RedemptionCalls.REQUEST);
    }

    public Command<RequestRedemption, Prepared> command() {
        return command;
    }

    /// What can be asked for now.
    public ObservableList<PayoutRow> rows() {
        return rows;
    }

    public ObservableSet<PayoutRef> chosen() {
        return chosen;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Offers all available rows, every one of them chosen.
    public void begin(ContractPage shown) {
        page = shown;
        command.refuse(null);
        reason.set("");
        List<PayoutRow> due = shown.redeemable() == null ? List.of() : shown.redeemable().rows();
        chosen.clear();
        due.forEach(row -> chosen.add(row.ref()));
        rows.setAll(due);
    }

    public void choose(PayoutRef ref, boolean wanted) {
        if (wanted) {
            chosen.add(ref);
        } else {
            chosen.remove(ref);
        }
    }

    /// Σ of the chosen rows; null while nothing is offered.
    public @Nullable Money total() {
        ContractPage shown = page;
        if (shown == null) {
            return null;
        }
        Money sum = Money.zero(shown.investment().principal().currency());
        for (PayoutRow row : rows) {
            if (chosen.contains(row.ref())) {
                sum = sum.plus(row.payoutAmount());
            }
        }
        return sum;
    }

    public void send() {
        ContractPage shown = page;
        if (shown == null) {
            return;
        }
        if (chosen.isEmpty()) {
            command.refuse(
                    Problem.at("rows", Problem.Code.BAD_VALUE, "Choose at least one payout."));
            return;
        }
        command.send(
                new RequestRedemption(
                        shown.investment().id(),
                        rows.stream().map(PayoutRow::ref).filter(chosen::contains).toList(),
                        reason.get().strip()),
                after -> prepared.accept(after));
    }
}
