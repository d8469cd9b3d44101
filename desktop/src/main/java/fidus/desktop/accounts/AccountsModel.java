package fidus.desktop.accounts;

import fidus.auth.Permission;
import fidus.contract.Nothing;
import fidus.desktop.palette.Goal;
import fidus.desktop.palette.Goals;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;
import fidus.mt5.TradingAccount;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The registry, and which of its accounts is open.
public final class AccountsModel {
    private final Shell shell;
    private final Fetched<AccountList> accounts;
    private final RegisterModel register;
    private final AccountModel account;
    private final BooleanProperty registering = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable AccountKey> open = new ReadOnlyObjectWrapper<>();

    public AccountsModel(Shell shell) {
        this.shell = shell;
        this.accounts = new Fetched<>(shell, AccountList::asOf);
        this.register = new RegisterModel(shell);
        this.account = new AccountModel(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<AccountList> accounts() {
        return accounts;
    }

    public RegisterModel register() {
        return register;
    }

    public AccountModel account() {
        return account;
    }

    /// Whether the form for a new account is open.
    public BooleanProperty registeringProperty() {
        return registering;
    }

    /// The account whose page is shown, null while the registry is.
    public ReadOnlyObjectProperty<@Nullable AccountKey> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// @param subject `account/server/login` for one account's page, anything else for the registry
    public void visit(String subject) {
        Optional<AccountKey> key = keyOf(subject);
        if (key.isPresent()) {
            open(key.get());
        } else {
            back();
        }
    }

    public void open(AccountKey key) {
        account.open(key);
        open.set(key);
    }

    public void back() {
        open.set(null);
        read();
    }

    public void read() {
        accounts.ask(Mt5Calls.ACCOUNTS, new Nothing());
    }

    /// Every account, for the palette.
    public static Goals goals() {
        return new Goals(
                Permission.SEE_TRADING,
                server ->
                        server.call(Mt5Calls.ACCOUNTS, new Nothing()).accounts().stream()
                                .map(AccountsModel::goal)
                                .toList());
    }

    private static Goal goal(AccountCard card) {
        TradingAccount account = card.account();
        String client = card.clientName() == null ? "" : card.clientName() + " · ";
        return new Goal(
                "Account",
                account.label() + " · " + account.key(),
                client + account.fundCode() + " · " + account.broker(),
                "accounts",
                subjectOf(account.key()));
    }

    public static String subjectOf(AccountKey key) {
        return "account/" + key.server() + "/" + key.login();
    }

    static Optional<AccountKey> keyOf(String subject) {
        int last = subject.lastIndexOf('/');
        if (!subject.startsWith("account/") || last <= "account/".length()) {
            return Optional.empty();
        }
        String login = subject.substring(last + 1);
        return login.matches("\\d{1,18}")
                ? Optional.of(
                        new AccountKey(
                                subject.substring("account/".length(), last),
                                Long.parseLong(login)))
                : Optional.empty();
    }
}
