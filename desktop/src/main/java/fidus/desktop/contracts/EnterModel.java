package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A contract while it is entered, with the lines that place its principal.
public final class EnterModel {
    private static final int SHORTEST_NOTE = 20;
    private static final String DAY = "A day such as 2026-11-21.";

    private final Fetched<ClientList> clients;
    private final Fetched<AccountList> accounts;
    private final Command<AddClient, Client> addClient;
    private final Command<EnterContract, Prepared> command;
    private final EntryPreview preview;
    private final LinesModel lines;
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<@Nullable Client> client = new SimpleObjectProperty<>();
    public final ObjectProperty<FundCode> fund = new SimpleObjectProperty<>(FundCode.CORE);
    public final ObjectProperty<Currency> currency = new SimpleObjectProperty<>(Currency.USD);
    public final ObjectProperty<@Nullable Money> principal = new SimpleObjectProperty<>();

    /// Why what is typed is no sum, empty when it is one.
    public final StringProperty principalFault = new SimpleStringProperty("");

    public final ObjectProperty<@Nullable LocalDate> signedOn = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> startDate = new SimpleObjectProperty<>();
    public final StringProperty note = new SimpleStringProperty("");

    public EnterModel(Shell shell) {
        clients = new Fetched<>(shell);
        accounts = new Fetched<>(shell);
        addClient = new Command<>(shell, ClientCalls.ADD);
        command = new Command<>(shell, InvestmentCalls.ENTER);
        preview = new EntryPreview(shell);
        lines = new LinesModel(principal, currency, this::choices);
        List.of(client, fund, principal, signedOn, startDate)
                .forEach(one -> one.addListener((_, _, _) -> look()));
    }

    /// The schedule as it will be, and what stands in the way into the fund.
    public EntryPreview preview() {
        return preview;
    }

    private void look() {
        Client who = client.get();
        preview.follow(
                new EntryPreview.Typed(
                        who == null ? null : who.id(),
                        fund.get(),
                        principal.get(),
                        signedOn.get(),
                        startDate.get()));
    }

    public Fetched<ClientList> clients() {
        return clients;
    }

    public Fetched<AccountList> accounts() {
        return accounts;
    }

    public Command<AddClient, Client> addClient() {
        return addClient;
    }

    public Command<EnterContract, Prepared> command() {
        return command;
    }

    public LinesModel lines() {
        return lines;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Reads the clients and accounts to choose from.
    public void begin() {
        clients.ask(ClientCalls.LIST, new Nothing());
        accounts.ask(Mt5Calls.ACCOUNTS, new Nothing());
        preview.read();
    }

    /// Adds a client and chooses it.
    public void add(String name) {
        if (name.isBlank()) {
            addClient.refuse(
                    Problem.at("name", Problem.Code.BAD_VALUE, "Type the name on the contract."));
            return;
        }
        addClient.send(
                new AddClient(name.strip()),
                added -> {
                    client.set(added);
                    clients.ask(ClientCalls.LIST, new Nothing());
                });
    }

    public List<Currency> currencies() {
        return Places.currencies(accounts.value());
    }

    private List<AccountCard> choices() {
        Client who = client.get();
        return Places.choices(accounts.value(), currency.get(), who == null ? null : who.id());
    }

    public void clear() {
        client.set(null);
        principal.set(null);
        signedOn.set(null);
        startDate.set(null);
        note.set("");
        lines.clear();
        command.refuse(null);
        addClient.refuse(null);
    }

    public void send() {
        var faults = new ArrayList<Problem.Field>();
        EnterContract wanted = read(faults);
        if (wanted == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                wanted,
                after -> {
                    clear();
                    prepared.accept(after);
                });
    }

    private @Nullable EnterContract read(List<Problem.Field> faults) {
        Client who = client.get();
        Money whole = principal.get();
        LocalDate signed = signedOn.get();
        LocalDate start = startDate.get();
        LinesModel.needs(faults, who != null, "clientId", "Choose the client, or add a new one.");
        LinesModel.needs(
                faults,
                whole != null && whole.signum() > 0,
                "principal",
                LinesModel.said(principalFault, "A sum above zero."));
        LinesModel.needs(faults, signed != null, "signedOn", DAY);
        LinesModel.needs(faults, start != null, "startDate", DAY);
        boolean noted = note.get().strip().length() >= SHORTEST_NOTE;
        LinesModel.needs(faults, noted, "note", "At least 20 characters.");
        List<MappingLine> placed = lines.read(faults);
        if (who == null || whole == null || signed == null || start == null) {
            return null;
        }
        return new EnterContract(
                who.id(), fund.get(), whole, signed, start, placed, note.get().strip());
    }
}
