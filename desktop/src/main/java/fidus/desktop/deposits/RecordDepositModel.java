package fidus.desktop.deposits;

import fidus.approvals.Prepared;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientId;
import fidus.clients.ClientList;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.deposits.AboutDepositDay;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositDay;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositSource;
import fidus.deposits.RecordDeposit;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.WalletCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A deposit as one person saw it arrive.
public final class RecordDepositModel {
    private static final int SHORTEST_EVIDENCE = 4;

    private final Fetched<ClientList> clients;
    private final Fetched<HouseAccountList> houses;
    private final Fetched<DepositDay> counts;
    private final boolean seesHouses;
    private final Command<RecordDeposit, Prepared> command;
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable ClientId proposed;
    private boolean unnamed;

    public final ObjectProperty<@Nullable Client> client = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Money> deposited = new SimpleObjectProperty<>();

    /// Why what is typed is no sum, empty when it is one.
    public final StringProperty depositedFault = new SimpleStringProperty("");

    public final ObjectProperty<@Nullable LocalDate> valueDate = new SimpleObjectProperty<>();
    public final ObjectProperty<DepositMethod> method =
            new SimpleObjectProperty<>(DepositMethod.FIAT);
    public final StringProperty evidence = new SimpleStringProperty("");

    /// Who sent a wire, and from which account, the latter empty where the wire does not say it.
    public final StringProperty senderName = new SimpleStringProperty("");

    public final StringProperty senderIban = new SimpleStringProperty("");

    /// The chain, and the address, the latter empty where several sent it.
    public final ObjectProperty<@Nullable Network> network = new SimpleObjectProperty<>();

    public final StringProperty fromAddress = new SimpleStringProperty("");
    public final StringProperty paidInto = new SimpleStringProperty("");

    /// What a row of the bank's statement says; empty for money that is told by no row.
    public final StringProperty said = new SimpleStringProperty("");

    public final StringProperty note = new SimpleStringProperty("");

    public RecordDepositModel(Shell shell) {
        clients = new Fetched<>(shell);
        houses = new Fetched<>(shell);
        counts = new Fetched<>(shell);
        seesHouses = shell.session().may(WalletCalls.HOUSE_ACCOUNTS.permission());
        command = new Command<>(shell, DepositCalls.RECORD);
        clients.valueProperty().addListener((_, _, now) -> offered(now));
        valueDate.addListener((_, _, now) -> valued(now));
    }

    public Fetched<ClientList> clients() {
        return clients;
    }

    public Command<RecordDeposit, Prepared> command() {
        return command;
    }

    /// Whether the sender may be left out.
    boolean isUnnamed() {
        return unnamed;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void begin() {
        command.refuse(null);
        clients.ask(ClientCalls.LIST, new Nothing());
        if (seesHouses) {
            houses.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing());
        }
    }

    /// The names of the house's accounts that can take money.
    public List<String> offeredAccounts() {
        HouseAccountList known = houses.value();
        return known == null
                ? List.of()
                : known.houseAccounts().stream()
                        .filter(one -> one.houseAccountState() == HouseAccountState.ACTIVE)
                        .map(HouseAccount::name)
                        .toList();
    }

    /// The value date that is typed, with the day from which the books would have the deposit; null
    /// until that is known.
    ReadOnlyObjectProperty<@Nullable DepositDay> countsProperty() {
        return counts.valueProperty();
    }

    /// A day that cannot be asked about is said once it is sent, to both persons.
    private void valued(@Nullable LocalDate day) {
        counts.clear();
        if (day != null && command.isAllowed()) {
            counts.ask(DepositCalls.COUNTS_ON, new AboutDepositDay(day));
        }
    }

    /// Fills client and sum in.
    ///
    /// @param who absent when nobody was recognised
    public void propose(@Nullable ClientId who, Money sum) {
        clear();
        proposed = who;
        deposited.set(sum);
        offered(clients.value());
    }

    /// Fills in what a row of a bank statement says.
    public void arrived(ArrivedRow row) {
        method.set(DepositMethod.FIAT);
        valueDate.set(row.day());
        evidence.set(row.id());
        senderName.set(row.sender());
        paidInto.set(row.paidInto());
        unnamed = row.sender().isBlank();
        note.set(row.said());
        said.set(row.said());
    }

    public void clear() {
        proposed = null;
        unnamed = false;
        said.set("");
        client.set(null);
        deposited.set(null);
        valueDate.set(null);
        evidence.set("");
        senderName.set("");
        senderIban.set("");
        network.set(null);
        fromAddress.set("");
        paidInto.set("");
        note.set("");
        command.refuse(null);
    }

    public void send() {
        var faults = new ArrayList<Problem.Field>();
        Client who = client.get();
        Money sum = deposited.get();
        LocalDate day = valueDate.get();
        needs(faults, who != null, "clientId", "Choose the client.");
        needs(
                faults,
                sum != null && sum.signum() > 0,
                "deposited",
                depositedFault.get().isEmpty() ? "A sum above zero." : depositedFault.get());
        needs(faults, day != null, "valueDate", "A day such as 2026-11-21.");
        needs(
                faults,
                evidence.get().strip().length() >= SHORTEST_EVIDENCE,
                "evidence",
                "The reference of the bank, or the hash of the transaction.");
        boolean wire = method.get() == DepositMethod.FIAT;
        needs(
                faults,
                !wire || isUnsaid() || senderName.get().strip().length() >= 2,
                "source.senderName",
                "Who sent it, as the bank names the sender.");
        needs(faults, wire || network.get() != null, "source.network", "The network it came over.");
        needs(
                faults,
                paidInto.get().strip().length() >= 2,
                "paidInto",
                "The bank account or wallet of the house, by its name.");
        if (who == null || sum == null || day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        send(who, sum, day);
    }

    private void send(Client who, Money sum, LocalDate day) {
        command.send(
                new RecordDeposit(
                        who.id(),
                        sum,
                        day,
                        method.get(),
                        evidence.get().strip(),
                        paidInto.get().strip(),
                        note.get().strip(),
                        source()),
                after -> {
                    clear();
                    prepared.accept(after);
                });
    }

    /// Whether the row of the statement names no sender, and nobody says one: none is invented.
    private boolean isUnsaid() {
        return unnamed && senderName.get().isBlank() && senderIban.get().isBlank();
    }

    private @Nullable DepositSource source() {
        Network over = network.get();
        if (method.get() == DepositMethod.FIAT && isUnsaid()) {
            return null;
        }
        return method.get() == DepositMethod.CRYPTO && over != null
                ? DepositSource.chain(over, typed(fromAddress))
                : DepositSource.wire(senderName.get().strip(), typed(senderIban));
    }

    private static @Nullable String typed(StringProperty text) {
        String stripped = text.get().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private void offered(@Nullable ClientList now) {
        ClientId who = proposed;
        if (who != null && now != null) {
            now.clients().stream()
                    .filter(one -> one.id().equals(who))
                    .findFirst()
                    .ifPresent(client::set);
        }
    }

    private static void needs(
            List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
