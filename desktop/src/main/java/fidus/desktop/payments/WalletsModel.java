package fidus.desktop.payments;

import fidus.approvals.Prepared;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.payments.wallets.AboutWallet;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.FindWallets;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.payments.wallets.WalletKind;
import fidus.payments.wallets.WalletList;
import fidus.payments.wallets.WalletState;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where parties are paid: the wallets, and a new one while it is typed. A change of a wallet asks
/// for the password when the sign-in is older than five minutes.
public final class WalletsModel {
    public final ObjectProperty<@Nullable Client> client = new SimpleObjectProperty<>();
    public final ObjectProperty<WalletKind> kind = new SimpleObjectProperty<>(WalletKind.FIAT);
    public final ObjectProperty<Network> network = new SimpleObjectProperty<>(Network.TRC20);
    public final StringProperty currency = new SimpleStringProperty("USD");
    public final StringProperty label = new SimpleStringProperty("");
    public final StringProperty holder = new SimpleStringProperty("");
    public final StringProperty bank = new SimpleStringProperty("");
    public final StringProperty account = new SimpleStringProperty("");
    public final StringProperty bic = new SimpleStringProperty("");
    public final StringProperty routing = new SimpleStringProperty("");
    public final StringProperty country = new SimpleStringProperty("");
    public final BooleanProperty primary = new SimpleBooleanProperty();
    public final StringProperty reason = new SimpleStringProperty("");

    private final Shell shell;
    private final Fetched<WalletList> wallets;
    private final Fetched<ClientList> clients;
    private final Command<AddWallet, PayoutWallet> add;
    private final Command<AboutWallet, Prepared> verify;
    private final Command<AboutWallet, Prepared> makePrimary;
    private final Command<RetireWallet, Prepared> retire;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty confirming = new SimpleBooleanProperty();
    private Runnable last = () -> {};
    private Runnable changed = () -> {};

    public WalletsModel(Shell shell) {
        this.shell = shell;
        wallets = new Fetched<>(shell, WalletList::asOf);
        clients = new Fetched<>(shell);
        add = new Command<>(shell, WalletCalls.ADD);
        verify = new Command<>(shell, WalletCalls.VERIFY);
        makePrimary = new Command<>(shell, WalletCalls.MAKE_PRIMARY);
        retire = new Command<>(shell, WalletCalls.RETIRE);
        for (Command<?, ?> one : List.of(add, verify, makePrimary, retire)) {
            one.problemProperty().addListener((_, _, why) -> refused(why));
        }
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<WalletList> wallets() {
        return wallets;
    }

    public Fetched<ClientList> clients() {
        return clients;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the server asks for the password before it goes on.
    public BooleanProperty confirmingProperty() {
        return confirming;
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
            problem.set(
                    new Problem(
                            Problem.Code.BAD_VALUE,
                            "Some fields need another look. Nothing was sent.",
                            List.copyOf(faults),
                            null));
            return;
        }
        ask(() -> add.send(wanted, _ -> added()));
    }

    public void verify(PayoutWallet wallet) {
        ask(() -> verify.send(new AboutWallet(wallet.id()), this::prepared));
    }

    public void makePrimary(PayoutWallet wallet) {
        ask(() -> makePrimary.send(new AboutWallet(wallet.id()), this::prepared));
    }

    public void retire(PayoutWallet wallet) {
        var wanted = new RetireWallet(wallet.id(), reason.get().strip());
        ask(() -> retire.send(wanted, this::prepared));
    }

    /// Goes on with what was asked last, after the server asked for the password again.
    public void confirm(String password) {
        Me me = shell.session().me();
        if (me == null) {
            return;
        }
        var login = new Login(me.login(), password, System.getProperty("os.name", "") + " desktop");
        shell.background()
                .run(
                        () -> {
                            shell.server().signIn(login);
                            return me;
                        },
                        _ -> {
                            confirming.set(false);
                            last.run();
                        },
                        problem::set);
    }

    private void ask(Runnable command) {
        last = command;
        problem.set(null);
        command.run();
    }

    private void refused(@Nullable Problem why) {
        boolean again = why != null && why.code() == Problem.Code.STEP_UP_NEEDED;
        confirming.set(again);
        problem.set(why);
    }

    private void added() {
        for (StringProperty one : List.of(label, holder, bank, account, bic, routing, country)) {
            one.set("");
        }
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
        Client whose = client.get();
        Currency in = currencyOr(faults);
        boolean fiat = kind.get() == WalletKind.FIAT;
        needs(faults, whose != null, "party", "Choose whose wallet it is.");
        needs(faults, !label.get().isBlank(), "label", "Give it a name.");
        needs(faults, !account.get().isBlank(), "account", "This is needed.");
        needs(faults, !fiat || !holder.get().isBlank(), "bank.holder", "This is needed.");
        needs(faults, !fiat || !bank.get().isBlank(), "bank.bank", "This is needed.");
        needs(faults, !fiat || !country.get().isBlank(), "bank.country", "Two letters.");
        if (whose == null || in == null) {
            return null;
        }
        return new AddWallet(
                "client/" + whose.id().value(),
                whose.name(),
                label.get().strip(),
                in,
                fiat ? details() : null,
                fiat ? null : new ChainAddress(network.get(), account.get().strip()),
                primary.get());
    }

    /// What starts with two letters and two digits is meant as an IBAN, and then must be one.
    private BankDetails details() {
        String typed = account.get().replaceAll("\\s", "");
        boolean iban = typed.matches("[A-Za-z]{2}\\d{2}.*");
        return new BankDetails(
                bank.get().strip(),
                holder.get().strip(),
                iban ? typed : null,
                iban ? null : typed,
                given(bic),
                given(routing),
                country.get().strip());
    }

    private static @Nullable String given(StringProperty typed) {
        return typed.get().isBlank() ? null : typed.get().strip();
    }

    private @Nullable Currency currencyOr(List<Problem.Field> faults) {
        try {
            return new Currency(currency.get().strip());
        } catch (Refused e) {
            faults.add(new Problem.Field("currency", "Three capitals, such as USD."));
            return null;
        }
    }

    private static void needs(
            List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
