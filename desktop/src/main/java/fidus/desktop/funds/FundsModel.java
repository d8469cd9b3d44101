package fidus.desktop.funds;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.clients.ClientId;
import fidus.contract.Nothing;
import fidus.desktop.palette.Goal;
import fidus.desktop.palette.Goals;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundList;
import fidus.funds.FundTerms;
import fidus.funds.Permit;
import fidus.funds.PermitKind;
import fidus.funds.PermitList;
import fidus.funds.TermsHistory;
import fidus.funds.WithdrawTerms;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// The funds with the versions of their terms, the permits of single clients, and what is being
/// prepared about them.
public final class FundsModel {
    /// What the navigation calls this screen.
    public static final String SCREEN = "funds";

    private static final String PERMIT = "permit/";
    private static final String FUND = "fund/";
    private static final String WAIVER = "new-waiver/";
    private static final String INVITATION = "new-invitation/";

    private final Shell shell;
    private final Fetched<FundList> funds;
    private final Fetched<PermitList> permits;
    private final NewTermsModel newTerms;
    private final PermitModel permit;
    private final ReasonModel reason;
    private final BooleanProperty entering = new SimpleBooleanProperty();
    private final BooleanProperty permitting = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper permitsWanted = new ReadOnlyBooleanWrapper();

    public final ObjectProperty<FundCode> fund = new SimpleObjectProperty<>(FundCode.CORE);

    public FundsModel(Shell shell) {
        this.shell = shell;
        funds = new Fetched<>(shell);
        permits = new Fetched<>(shell);
        newTerms = new NewTermsModel(shell);
        permit = new PermitModel(shell);
        reason = new ReasonModel(shell);
        newTerms.whenPrepared(
                after -> {
                    entering.set(false);
                    told(after);
                });
        permit.whenPrepared(
                after -> {
                    permitting.set(false);
                    told(after);
                });
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<FundList> funds() {
        return funds;
    }

    public Fetched<PermitList> permits() {
        return permits;
    }

    public NewTermsModel newTerms() {
        return newTerms;
    }

    public PermitModel permit() {
        return permit;
    }

    public ReasonModel reason() {
        return reason;
    }

    /// Whether the sheet of a new version is open.
    public BooleanProperty enteringProperty() {
        return entering;
    }

    /// Whether the sheet of a waiver or invitation is open.
    public BooleanProperty permittingProperty() {
        return permitting;
    }

    /// Whether the permits were asked for rather than the terms.
    public ReadOnlyBooleanProperty permitsWantedProperty() {
        return permitsWanted.getReadOnlyProperty();
    }

    /// @param subject `fund/CORE`, `permit/id`, {@link #newPermit} or nothing
    public void visit(String subject) {
        boolean waiver = subject.startsWith(WAIVER);
        boolean invitation = subject.startsWith(INVITATION);
        permitsWanted.set(waiver || invitation || subject.startsWith(PERMIT));
        if (subject.startsWith(FUND)) {
            fund.set(FundCode.valueOf(subject.substring(FUND.length())));
        }
        if ((waiver || invitation) && mayPermit()) {
            String[] parts = subject.substring(subject.indexOf('/') + 1).split("/", 4);
            permit.propose(
                    waiver ? PermitKind.WAIVER : PermitKind.INVITATION,
                    new ClientId(UUID.fromString(parts[0])),
                    FundCode.valueOf(parts[1]),
                    parts.length < 4 ? null : Money.of(parts[2], parts[3]));
            startPermit();
        }
        read();
    }

    public void read() {
        funds.ask(FundCalls.LIST, new Nothing());
        permits.ask(FundCalls.PERMITS, new Nothing());
    }

    public boolean mayChangeTerms() {
        return shell.session().may(Permission.PREPARE_TERMS);
    }

    public boolean mayPermit() {
        return shell.session().may(Permission.PREPARE_PERMIT);
    }

    /// The versions of the chosen fund, newest first, each with what it changed.
    public List<TermsVersion> versions() {
        FundList known = funds.value();
        return known == null
                ? List.of()
                : known.funds().stream()
                        .filter(one -> one.fundCode() == fund.get())
                        .findFirst()
                        .map(one -> TermsVersion.of(one, known.businessDate()))
                        .orElse(List.of());
    }

    /// The sheet of a further version, filled from the last one.
    public void startEntering() {
        FundList known = funds.value();
        List<TermsVersion> versions = versions();
        if (known != null && !versions.isEmpty()) {
            newTerms.begin(versions.getFirst().terms(), known.businessDate());
            permitting.set(false);
            entering.set(true);
        }
    }

    public void startPermit() {
        permit.begin();
        entering.set(false);
        permitting.set(true);
    }

    /// Prepares the withdrawal of a version that is not in force yet.
    public void withdraw(TermsVersion version) {
        FundTerms terms = version.terms();
        reason.ask(
                new ReasonModel.Deed(
                        "Withdraw " + terms.fundCode() + " version " + terms.termsVersion(),
                        "It was to come into force on "
                                + terms.effectiveFrom()
                                + ". Another person approves its withdrawal.",
                        "Prepare for approval"),
                FundCalls.WITHDRAW_TERMS,
                why -> new WithdrawTerms(terms.fundCode(), terms.termsVersion(), why),
                this::told);
    }

    /// Opens the contract that took a permit; nothing while it is free.
    public void openContract(Permit shown) {
        InvestmentId contract = shown.usedFor();
        if (contract != null) {
            shell.navigation().open("contracts", "contract/" + contract.value());
        }
    }

    private void told(Prepared after) {
        shell.notices().good("Waits for a second person: " + after.title());
        read();
    }

    /// The funds, for the palette.
    public static Goals goals() {
        return new Goals(
                Permission.SEE_MOVEMENTS,
                server -> {
                    FundList list = server.call(FundCalls.LIST, new Nothing());
                    return list.funds().stream().map(one -> goal(one, list)).toList();
                });
    }

    private static Goal goal(TermsHistory fund, FundList list) {
        return new Goal(
                "Fund",
                fund.fundCode().name(),
                fund.inForceOn(list.businessDate()).map(TermsWords::brief).orElse(""),
                SCREEN,
                FUND + fund.fundCode());
    }

    /// Opens the sheet of a waiver or invitation with this client, fund and principal in it.
    public static String newPermit(
            PermitKind kind, ClientId client, FundCode fund, @Nullable Money principal) {
        return (kind == PermitKind.WAIVER ? WAIVER : INVITATION)
                + client.value()
                + "/"
                + fund
                + (principal == null
                        ? ""
                        : "/"
                                + principal.amount().toPlainString()
                                + "/"
                                + principal.currency().code());
    }
}
