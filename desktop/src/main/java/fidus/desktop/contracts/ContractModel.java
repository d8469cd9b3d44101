package fidus.desktop.contracts;

import fidus.audit.AuditCalls;
import fidus.audit.AuditPage;
import fidus.audit.FindAudit;
import fidus.auth.Permission;
import fidus.desktop.accounts.AccountsModel;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.investments.AboutInvestment;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentId;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/// One contract: its terms, where its principal is placed, and what the audit log says of it.
public final class ContractModel {
    private static final int MOST_LINES = 200;

    private final Shell shell;
    private final Fetched<Investment> contract;
    private final Fetched<AuditPage> history;
    private @Nullable InvestmentId id;

    public ContractModel(Shell shell) {
        this.shell = shell;
        this.contract = new Fetched<>(shell);
        this.history = new Fetched<>(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<Investment> contract() {
        return contract;
    }

    /// Only asked for people who may see it.
    public Fetched<AuditPage> history() {
        return history;
    }

    public boolean maySeeHistory() {
        return shell.session().may(Permission.SEE_AUDIT);
    }

    public void open(InvestmentId wanted) {
        if (!wanted.equals(id)) {
            contract.clear();
            history.clear();
        }
        id = wanted;
        read();
    }

    public void read() {
        InvestmentId wanted = id;
        if (wanted == null) {
            return;
        }
        contract.ask(InvestmentCalls.ONE, new AboutInvestment(wanted));
        if (maySeeHistory()) {
            history.ask(
                    AuditCalls.FIND,
                    new FindAudit(ContractsModel.subjectOf(wanted), null, MOST_LINES));
        }
    }

    /// Opens the page of the account a line is placed on; nothing for cash on no account.
    public void openAccount(AccountMapping line) {
        AccountKey account = line.account();
        if (account != null) {
            shell.navigation().open("accounts", AccountsModel.subjectOf(account));
        }
    }

    public void openHistory() {
        InvestmentId shown = id;
        if (shown != null) {
            shell.navigation().open("audit", ContractsModel.subjectOf(shown));
        }
    }

    /// What may wait for a second person and change this contract: itself, and the accounts its
    /// principal is on.
    static Set<String> subjects(Investment contract) {
        var subjects = new HashSet<String>();
        subjects.add(ContractsModel.subjectOf(contract.id()));
        for (AccountMapping line : contract.mappings()) {
            AccountKey account = line.account();
            if (account != null && line.active()) {
                subjects.add(AccountsModel.subjectOf(account));
            }
        }
        return subjects;
    }

    /// The principal that is on accounts now, or the part that is cash on none.
    static Money placed(Investment contract, boolean onAccounts) {
        return contract.mappings().stream()
                .filter(AccountMapping::active)
                .filter(line -> (line.account() != null) == onAccounts)
                .map(AccountMapping::mappedPrincipal)
                .reduce(Money.zero(contract.principal().currency()), Money::plus);
    }
}
