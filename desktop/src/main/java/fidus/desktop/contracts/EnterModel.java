package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;
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
import fidus.mt5.AccountKey;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A contract while it is entered, with the lines that place its principal.
public final class EnterModel {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final int SHORTEST_NOTE = 20;
    private static final int SHORTEST_LINE_NOTE = 10;
    private static final String DAY = "A day such as 2026-11-21.";

    private final Fetched<ClientList> clients;
    private final Fetched<AccountList> accounts;
    private final Command<AddClient, Client> addClient;
    private final Command<EnterContract, Prepared> command;
    private final EntryPreview preview;
    private final ObservableList<LineModel> lines = FXCollections.observableArrayList();
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
        lines.add(new LineModel());
        currency.addListener((_, _, _) -> keepPlaces());
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

    public ObservableList<LineModel> lines() {
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

    /// The accounts the principal may be placed on.
    public List<AccountCard> choices() {
        return Places.choices(accounts.value(), currency.get(), client.get());
    }

    /// A line loses an account that is kept in another currency than the principal.
    private void keepPlaces() {
        List<AccountKey> left = choices().stream().map(card -> card.account().key()).toList();
        for (LineModel line : lines) {
            AccountKey chosen = line.account.get();
            if (chosen != null && !left.contains(chosen)) {
                line.account.set(null);
            }
        }
    }

    /// What is placed so far; null while a line or the principal is in another currency or nothing
    /// is typed.
    public @Nullable Money placed() {
        Money whole = principal.get();
        if (whole == null) {
            return null;
        }
        Money sum = Money.zero(whole.currency());
        for (LineModel line : lines) {
            Money part = line.sum.get();
            if (part != null) {
                if (!part.currency().equals(whole.currency())) {
                    return null;
                }
                sum = sum.plus(part);
            }
        }
        return sum;
    }

    /// Principal less what is placed, null while either is unknown.
    public @Nullable Money open() {
        Money whole = principal.get();
        Money sum = placed();
        return whole == null || sum == null ? null : whole.minus(sum);
    }

    /// Whether the lines sum to the principal within 0.01.
    public boolean isPlaced() {
        Money open = open();
        return open != null && open.abs().amount().compareTo(TOLERANCE) <= 0;
    }

    /// Puts the open rest into this line.
    public void fill(LineModel line) {
        Money open = open();
        Money now = line.sum.get();
        if (open != null) {
            line.sum.set(now == null ? open : now.plus(open));
        }
    }

    public void clear() {
        client.set(null);
        principal.set(null);
        signedOn.set(null);
        startDate.set(null);
        note.set("");
        lines.setAll(List.of(new LineModel()));
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
        needs(faults, who != null, "clientId", "Choose the client, or add a new one.");
        needs(
                faults,
                whole != null && whole.signum() > 0,
                "principal",
                said(principalFault, "A sum above zero."));
        needs(faults, signed != null, "signedOn", DAY);
        needs(faults, start != null, "startDate", DAY);
        boolean noted = note.get().strip().length() >= SHORTEST_NOTE;
        needs(faults, noted, "note", "At least 20 characters.");
        List<MappingLine> placed = lines(faults);
        Money open = open();
        if (open != null && !isPlaced()) {
            String why = "The lines and the principal differ by " + Words.money(open) + ".";
            needs(faults, false, "lines", why);
        }
        if (who == null || whole == null || signed == null || start == null) {
            return null;
        }
        return new EnterContract(
                who.id(), fund.get(), whole, signed, start, placed, note.get().strip());
    }

    private List<MappingLine> lines(List<Problem.Field> faults) {
        var placed = new ArrayList<MappingLine>();
        for (int at = 0; at < lines.size(); at++) {
            LineModel line = lines.get(at);
            Money sum = line.sum.get();
            String why = line.note.get().strip();
            String place = "lines." + at;
            needs(
                    faults,
                    sum != null && sum.signum() > 0,
                    place + ".mappedPrincipal",
                    said(line.sumFault, "A sum above zero."));
            needs(
                    faults,
                    why.length() >= SHORTEST_LINE_NOTE,
                    place + ".note",
                    "A note of at least 10 characters.");
            if (sum != null) {
                placed.add(new MappingLine(line.account.get(), sum, why));
            }
        }
        return placed;
    }

    private static String said(StringProperty fault, String otherwise) {
        return fault.get().isEmpty() ? otherwise : fault.get();
    }

    private static void needs(
            List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
