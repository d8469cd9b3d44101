package fidus.desktop.payments;

import fidus.agents.AgentCalls;
import fidus.agents.AgentList;
import fidus.approvals.Prepared;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.StepUpModel;
import fidus.money.Currency;
import fidus.payments.wallets.AboutWallet;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.FindWallets;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.payments.wallets.WalletList;
import fidus.payments.wallets.WalletState;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where parties are paid: the wallets, and a new one while it is typed. A change of a wallet asks
/// for the password when the sign-in is older than five minutes.
public final class WalletsModel {
    public final ObjectProperty<@Nullable Payee> payee = new SimpleObjectProperty<>();
    public final StringProperty label = new SimpleStringProperty("");
    public final PlaceModel place = new PlaceModel();
    public final BooleanProperty primary = new SimpleBooleanProperty();
    public final StringProperty reason = new SimpleStringProperty("");

    private final Shell shell;
    private final Fetched<WalletList> wallets;
    private final Fetched<ClientList> clients;
    private final Fetched<AgentList> agents;
    private final ObservableList<Payee> payees = FXCollections.observableArrayList();
    private final Command<AddWallet, PayoutWallet> add;
    private final Command<AboutWallet, Prepared> verify;
    private final Command<AboutWallet, Prepared> makePrimary;
    private final Command<RetireWallet, Prepared> retire;
    private final StepUpModel stepUp;
    private Runnable changed = () -> {};

    public WalletsModel(Shell shell) {
        this.shell = shell;
        wallets = new Fetched<>(shell, WalletList::asOf);
        clients = new Fetched<>(shell);
        agents = new Fetched<>(shell);
        add = new Command<>(shell, WalletCalls.ADD);
        verify = new Command<>(shell, WalletCalls.VERIFY);
        makePrimary = new Command<>(shell, WalletCalls.MAKE_PRIMARY);
        retire = new Command<>(shell, WalletCalls.RETIRE);
        stepUp = new StepUpModel(shell, List.of(add, verify, makePrimary, retire));
        for (Fetched<?> one : List.of(clients, agents)) {
            one.valueProperty().addListener((_, _, _) -> offer());
            one.problemProperty().addListener((_, _, why) -> unread(why));
        }
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<WalletList> wallets() {
        return wallets;
    }

    /// Whose wallet it may be: the clients, then the agents.
    public ObservableList<Payee> payees() {
        return payees;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return stepUp.problemProperty();
    }

    /// Whether the server asks for the password before it goes on.
    public BooleanProperty confirmingProperty() {
        return stepUp.confirmingProperty();
    }

    public boolean mayPrepare() {
        return add.isAllowed();
    }

    public void whenChanged(Runnable then) {
        changed = then;
    }

    public void read() {
        wallets.ask(WalletCalls.LIST, new FindWallets(null));
        if (mayPrepare()) {
            clients.ask(ClientCalls.LIST, new Nothing());
        }
        if (mayPrepare() && shell.session().may(AgentCalls.LIST.permission())) {
            agents.ask(AgentCalls.LIST, new Nothing());
        }
    }

    private void offer() {
        var offered = new ArrayList<Payee>();
        ClientList some = clients.value();
        if (some != null) {
            some.clients().forEach(one -> offered.add(Payee.of(one)));
        }
        AgentList others = agents.value();
        if (others != null) {
            others.agents().forEach(one -> offered.add(Payee.of(one.agent())));
        }
        payees.setAll(offered);
    }

    private void unread(@Nullable Problem why) {
        if (why != null) {
            stepUp.refuse(why);
        }
    }

    /// Until when nothing may be paid to it, null when it is not cooling.
    public @Nullable Instant coolingUntil(PayoutWallet wallet) {
        Instant from = wallet.payableFrom();
        boolean verified = wallet.walletState() == WalletState.VERIFIED;
        return verified && from != null && shell.clock().instant().isBefore(from) ? from : null;
    }

    /// Whole hours until it may be paid, rounded up; 0 when it may be.
    public long coolingHours(PayoutWallet wallet) {
        Instant until = coolingUntil(wallet);
        return until == null
                ? 0
                : Duration.between(shell.clock().instant(), until).plusMinutes(59).toHours();
    }

    public void add() {
        var faults = new ArrayList<Problem.Field>();
        AddWallet wanted = read(faults);
        if (wanted == null || !faults.isEmpty()) {
            stepUp.refuse(faults);
            return;
        }
        stepUp.ask(() -> add.send(wanted, _ -> added()));
    }

    public void verify(PayoutWallet wallet) {
        stepUp.ask(() -> verify.send(new AboutWallet(wallet.id()), this::prepared));
    }

    public void makePrimary(PayoutWallet wallet) {
        stepUp.ask(() -> makePrimary.send(new AboutWallet(wallet.id()), this::prepared));
    }

    public void retire(PayoutWallet wallet) {
        var wanted = new RetireWallet(wallet.id(), reason.get().strip());
        stepUp.ask(() -> retire.send(wanted, this::prepared));
    }

    /// Goes on with what was asked last, after the server asked for the password again.
    public void confirm(String password) {
        stepUp.confirm(password);
    }

    private void added() {
        label.set("");
        place.clear();
        primary.set(false);
        shell.notices().good("The wallet waits for another person to verify it.");
        changed.run();
    }

    private void prepared(Prepared waiting) {
        reason.set("");
        shell.notices().good("Waits for a second person: " + waiting.title());
        changed.run();
    }

    private @Nullable AddWallet read(List<Problem.Field> faults) {
        Payee whose = payee.get();
        PlaceModel.needs(faults, whose != null, "party", "Choose whose wallet it is.");
        PlaceModel.needs(faults, !label.get().isBlank(), "label", "Give it a name.");
        Currency in = place.check(faults);
        if (whose == null || in == null) {
            return null;
        }
        return new AddWallet(
                whose.party(),
                whose.name(),
                label.get().strip(),
                in,
                place.bankDetails(),
                place.chainAddress(),
                primary.get());
    }
}
