package fidus.desktop.imports;

import fidus.contract.Nothing;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.imports.Claim;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

/// The accounts a file may belong to when it does not say which: old statements print a login and
/// no server.
public final class AccountChoice {
    private final Fetched<AccountList> accounts;
    private final ObservableList<AccountKey> keys = FXCollections.observableArrayList();
    private @Nullable Long login;

    AccountChoice(Shell shell) {
        accounts = new Fetched<>(shell);
        accounts.valueProperty().addListener((_, _, now) -> fill(now));
    }

    /// Those with the login the file claims; all where it claims none.
    public ObservableList<AccountKey> keys() {
        return keys;
    }

    void read(Claim claim) {
        login = claim.login();
        keys.clear();
        accounts.clear();
        accounts.ask(Mt5Calls.ACCOUNTS, new Nothing());
    }

    private void fill(@Nullable AccountList list) {
        if (list != null) {
            keys.setAll(
                    list.accounts().stream()
                            .map(AccountCard::account)
                            .map(account -> account.key())
                            .filter(key -> login == null || login == key.login())
                            .toList());
        }
    }
}
