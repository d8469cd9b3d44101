package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.investments.AccountMapping;
import fidus.investments.ChangeMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.ContractPage;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Other accounts for the principal of a contract. It begins with where the principal is now.
public final class MapModel {
    private static final int SHORTEST_REASON = 10;

    private final Fetched<AccountList> accounts;
    private final Command<ChangeMapping, Prepared> command;
    private final LinesModel lines;
    private final ObjectProperty<@Nullable Money> principal = new SimpleObjectProperty<>();
    private final ObjectProperty<Currency> currency = new SimpleObjectProperty<>(Currency.USD);
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable Investment contract;

    public final StringProperty reason = new SimpleStringProperty("");

    public MapModel(Shell shell) {
        accounts = new Fetched<>(shell);
        command = new Command<>(shell, InvestmentCalls.MAP);
        lines = new LinesModel(principal, currency, this::choices);
    }

    public Command<ChangeMapping, Prepared> command() {
        return command;
    }

    public Fetched<AccountList> accounts() {
        return accounts;
    }

    public LinesModel lines() {
        return lines;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Only accounts in the contract's currency; those of other clients come last.
    private List<AccountCard> choices() {
        Investment shown = contract;
        return shown == null
                ? List.of()
                : Places.choices(accounts.value(), currency.get(), shown.clientId());
    }

    public void begin(ContractPage page) {
        contract = page.investment();
        command.refuse(null);
        reason.set("");
        currency.set(page.investment().principal().currency());
        principal.set(page.investment().principal());
        lines.all()
                .setAll(
                        page.investment().mappings().stream()
                                .filter(AccountMapping::active)
                                .map(MapModel::line)
                                .toList());
        if (lines.all().isEmpty()) {
            lines.clear();
        }
        accounts.ask(Mt5Calls.ACCOUNTS, new Nothing());
    }

    private static LineModel line(AccountMapping now) {
        var line = new LineModel();
        line.account.set(now.account());
        line.sum.set(now.mappedPrincipal());
        line.note.set(now.note());
        return line;
    }

    public void send() {
        Investment shown = contract;
        var faults = new ArrayList<Problem.Field>();
        List<MappingLine> placed = lines.read(faults);
        LinesModel.needs(
                faults,
                reason.get().strip().length() >= SHORTEST_REASON,
                "reason",
                "Say why in at least 10 characters.");
        if (shown == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new ChangeMapping(shown.id(), placed, reason.get().strip()),
                after -> prepared.accept(after));
    }
}
