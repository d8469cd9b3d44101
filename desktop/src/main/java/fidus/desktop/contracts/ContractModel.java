package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.audit.AuditCalls;
import fidus.audit.AuditPage;
import fidus.audit.FindAudit;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.desktop.accounts.AccountsModel;
import fidus.desktop.controls.Words;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.investments.AboutInvestment;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ChangeContract;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.RedemptionState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.redemptions.FindRedemptions;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionPage;
import fidus.redemptions.RedemptionRequest;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/// One contract: its terms and rows, where its principal is placed, what was redeemed of it, what
/// the audit log says of it, and what may be done to it now.
public final class ContractModel {
    private static final int MOST_LINES = 200;

    private final Shell shell;
    private final Fetched<ContractPage> page;
    private final Fetched<AuditPage> history;
    private final Fetched<RedemptionPage> redemptions;
    private final AgreementsModel agreements;
    private final StartModel start;
    private final TakeOverModel takeOver;
    private final RedeemModel redeem;
    private final AmendModel amend;
    private final CorrectModel correct;
    private final MapModel map;
    private final EarlyEndModel early;
    private final ReasonModel reason;
    private final ReadOnlyObjectWrapper<@Nullable Deed> doing = new ReadOnlyObjectWrapper<>();
    private @Nullable InvestmentId id;

    public ContractModel(Shell shell) {
        this.shell = shell;
        this.page = new Fetched<>(shell);
        this.history = new Fetched<>(shell);
        this.redemptions = new Fetched<>(shell);
        this.agreements = new AgreementsModel(shell);
        this.start = new StartModel(shell);
        this.takeOver = new TakeOverModel(shell);
        this.redeem = new RedeemModel(shell);
        this.amend = new AmendModel(shell);
        this.correct = new CorrectModel(shell);
        this.map = new MapModel(shell);
        this.early = new EarlyEndModel(shell);
        this.reason = new ReasonModel(shell);
        page.valueProperty().addListener((_, _, _) -> stopWhatIsOver());
        start.whenPrepared(this::prepared);
        takeOver.whenPrepared(this::prepared);
        redeem.whenPrepared(this::prepared);
        amend.whenPrepared(this::prepared);
        correct.whenPrepared(this::prepared);
        map.whenPrepared(this::prepared);
        early.whenPrepared(this::prepared);
        reason.deedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now == null) {
                                stop();
                            }
                        });
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<ContractPage> page() {
        return page;
    }

    /// Only asked for people who may see it.
    public Fetched<AuditPage> history() {
        return history;
    }

    public Fetched<RedemptionPage> redemptions() {
        return redemptions;
    }

    public AgreementsModel agreements() {
        return agreements;
    }

    public StartModel start() {
        return start;
    }

    public TakeOverModel takeOver() {
        return takeOver;
    }

    public RedeemModel redeem() {
        return redeem;
    }

    public AmendModel amend() {
        return amend;
    }

    public MapModel map() {
        return map;
    }

    public CorrectModel correct() {
        return correct;
    }

    public EarlyEndModel early() {
        return early;
    }

    public ReasonModel reason() {
        return reason;
    }

    /// What is being done, null while the contract is only looked at.
    public ReadOnlyObjectProperty<@Nullable Deed> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    public boolean maySeeRedemptions() {
        return shell.session().may(Permission.SEE_MOVEMENTS);
    }

    public boolean maySeeHistory() {
        return shell.session().may(Permission.SEE_AUDIT);
    }

    /// What this person may do to the contract shown.
    public Set<Deed> deeds() {
        ContractPage shown = page.value();
        return shown == null ? Set.of() : Deed.of(shown, shell.session()::may);
    }

    public void open(InvestmentId wanted) {
        if (!wanted.equals(id)) {
            page.clear();
            history.clear();
            redemptions.clear();
            stop();
        }
        id = wanted;
        read();
    }

    public void read() {
        InvestmentId wanted = id;
        if (wanted == null) {
            return;
        }
        page.ask(BookCalls.PAGE, new AboutInvestment(wanted));
        agreements.about(wanted);
        if (maySeeRedemptions()) {
            redemptions.ask(
                    RedemptionCalls.FIND, new FindRedemptions(wanted, null, null, MOST_LINES));
        }
        if (maySeeHistory()) {
            history.ask(
                    AuditCalls.FIND,
                    new FindAudit(ContractsModel.subjectOf(wanted), null, MOST_LINES));
        }
    }

    /// Opens the sheet for one of {@link #deeds()}.
    public void begin(Deed deed) {
        ContractPage shown = page.value();
        if (shown == null) {
            return;
        }
        switch (deed) {
            case START -> start.begin(shown);
            case TAKE_OVER -> takeOver.begin(shown);
            case REDEEM -> redeem.begin(shown);
            case AMEND -> amend.begin(shown);
            case CORRECT_START -> correct.begin(shown);
            case MAP -> map.begin(shown);
            case REDEEM_EARLY -> early.begin(shown);
            case SUSPEND -> ask(deed, shown, BookCalls.SUSPEND);
            case RESUME -> ask(deed, shown, BookCalls.RESUME);
            case CANCEL -> ask(deed, shown, BookCalls.CANCEL);
        }
        doing.set(deed);
    }

    /// A sheet closes when what it does cannot be done any more.
    private void stopWhatIsOver() {
        Deed now = doing.get();
        if (now != null && !deeds().contains(now)) {
            stop();
        }
    }

    public void stop() {
        doing.set(null);
    }

    private void ask(Deed deed, ContractPage shown, Call<ChangeContract, Investment> call) {
        reason.ask(
                ReasonWords.of(deed, shown.investment()),
                call,
                why -> new ChangeContract(shown.investment().id(), why),
                after -> {
                    shell.notices()
                            .good(
                                    "Contract "
                                            + after.number()
                                            + ": "
                                            + Words.of(after.investmentState()));
                    read();
                });
    }

    private void prepared(Prepared after) {
        stop();
        shell.notices().good("Waits for a second person: " + after.title());
        read();
    }

    /// Opens the page of the account a line is placed on; nothing for cash on no account.
    public void openAccount(AccountMapping line) {
        AccountKey account = line.account();
        if (account != null) {
            shell.navigation().open("accounts", AccountsModel.subjectOf(account));
        }
    }

    public void openRedemption(RedemptionRequest request) {
        shell.navigation().open(RedemptionsModel.SCREEN, RedemptionsModel.subjectOf(request.id()));
    }

    public void openHistory() {
        InvestmentId shown = id;
        if (shown != null) {
            shell.navigation().open("audit", ContractsModel.subjectOf(shown));
        }
    }

    /// What may wait for a second person and change this contract: itself, its redemptions, and the
    /// accounts its principal is on.
    Set<String> subjects(Investment contract) {
        var subjects = new HashSet<String>();
        subjects.add(ContractsModel.subjectOf(contract.id()));
        for (AccountMapping line : contract.mappings()) {
            AccountKey account = line.account();
            if (account != null && line.active()) {
                subjects.add(AccountsModel.subjectOf(account));
            }
        }
        RedemptionPage known = redemptions.value();
        if (known != null) {
            known.rows().stream()
                    .filter(one -> one.redemptionState() == RedemptionState.PENDING)
                    .forEach(one -> subjects.add(RedemptionsModel.subjectOf(one.id())));
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
