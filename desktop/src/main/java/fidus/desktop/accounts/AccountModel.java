package fidus.desktop.accounts;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPage;
import fidus.mt5.BookedDeal;
import fidus.mt5.ChangeAccount;
import fidus.mt5.DealPage;
import fidus.mt5.FindDeals;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.ReleaseAccount;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// One account: its page, its deals, and releasing it from its client.
public final class AccountModel {
    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Fetched<AccountPage> page;
    private final Paged<BookedDeal> deals;
    private final Command<ReleaseAccount, Prepared> release;
    private final ReasonModel reason;
    private final BooleanProperty cashOnly = new SimpleBooleanProperty();
    private @Nullable AccountKey key;

    public AccountModel(Shell shell) {
        this.shell = shell;
        this.page =
                new Fetched<>(
                        shell,
                        answer ->
                                Objects.requireNonNullElse(
                                        answer.card().pnl().asOf(), shell.clock().instant()));
        this.deals = new Paged<>(shell, this::dealsAfter);
        this.release = new Command<>(shell, Mt5Calls.RELEASE);
        this.reason = new ReasonModel(shell);
        cashOnly.addListener((_, _, _) -> deals.begin());
    }

    public Shell shell() {
        return shell;
    }

    /// As old as the reading its figures stand on.
    public Fetched<AccountPage> page() {
        return page;
    }

    public Paged<BookedDeal> deals() {
        return deals;
    }

    public Command<ReleaseAccount, Prepared> release() {
        return release;
    }

    /// Why the account goes out of use, or comes back into it.
    public ReasonModel reason() {
        return reason;
    }

    /// What a person may make of the account now, besides releasing it.
    public Set<PoolState> changes() {
        AccountPage shown = page.value();
        if (shown == null
                || shown.card().waiting() != null
                || !shell.session().may(Permission.PREPARE_ACCOUNT)) {
            return Set.of();
        }
        return shown.card().account().poolState().changes();
    }

    /// Asks why the account becomes so, and has it prepared for a second person.
    public void change(PoolState state) {
        AccountKey shown = key;
        if (shown != null && changes().contains(state)) {
            reason.ask(
                    PoolWords.of(state, shown),
                    Mt5Calls.CHANGE,
                    why -> new ChangeAccount(shown.server(), shown.login(), state, why),
                    prepared -> {
                        shell.notices().good("Waits for a second person: " + prepared.title());
                        read();
                    });
        }
    }

    /// Whether trades are left out of the deals.
    public BooleanProperty cashOnlyProperty() {
        return cashOnly;
    }

    public @Nullable AccountKey key() {
        return key;
    }

    public void open(AccountKey wanted) {
        if (!wanted.equals(key)) {
            page.clear();
            deals.clear();
        }
        key = wanted;
        release.refuse(null);
        reason.close();
        read();
    }

    public void read() {
        AccountKey wanted = key;
        if (wanted != null) {
            page.ask(Mt5Calls.ACCOUNT, new AboutAccount(wanted.server(), wanted.login()));
            deals.read();
        }
    }

    /// Only an account that is placed with a client can be released.
    public boolean canRelease() {
        AccountPage shown = page.value();
        return shown != null
                && shown.card().account().poolState() == PoolState.ALLOCATED
                && shown.card().waiting() == null
                && release.isAllowed();
    }

    /// @param destination where the equity goes, empty when there is none left
    public void release(String reason, String destination, Consumer<Prepared> done) {
        AccountKey shown = key;
        if (shown == null) {
            return;
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            release.refuse(
                    Problem.at(
                            "reason",
                            Problem.Code.BAD_VALUE,
                            "Say why in at least 10 characters; the second person will read it."));
            return;
        }
        String where = destination.strip();
        release.send(
                new ReleaseAccount(
                        shown.server(),
                        shown.login(),
                        reason.strip(),
                        where.isEmpty() ? null : where),
                after -> {
                    read();
                    done.accept(after);
                });
    }

    private Page<BookedDeal> dealsAfter(@Nullable String cursor) {
        AccountKey wanted = Objects.requireNonNull(key);
        DealPage found =
                shell.server()
                        .call(
                                Mt5Calls.DEALS,
                                new FindDeals(
                                        wanted.server(),
                                        wanted.login(),
                                        null,
                                        cashOnly.get(),
                                        cursor,
                                        Paged.PAGE));
        return new Page<>(found.rows(), found.next());
    }
}
