package fidus.desktop.contracts;

import fidus.auth.Permission;
import fidus.contract.Page;
import fidus.desktop.controls.Words;
import fidus.desktop.palette.Goal;
import fidus.desktop.palette.Goals;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentPage;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/// The contracts, which of them is open, and whether a new one is being entered.
public final class ContractsModel {
    private static final String KIND = "contract/";

    private final Shell shell;
    private final Paged<Investment> contracts;
    private final EnterModel enter;
    private final ContractModel contract;
    private final ReadOnlyObjectWrapper<@Nullable InvestmentId> open =
            new ReadOnlyObjectWrapper<>();
    private final BooleanProperty entering = new SimpleBooleanProperty();

    public ContractsModel(Shell shell) {
        this.shell = shell;
        this.contracts = new Paged<>(shell, this::after);
        this.enter = new EnterModel(shell);
        this.contract = new ContractModel(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Paged<Investment> contracts() {
        return contracts;
    }

    public EnterModel enter() {
        return enter;
    }

    public ContractModel contract() {
        return contract;
    }

    /// The contract whose page is shown, null while the list is.
    public ReadOnlyObjectProperty<@Nullable InvestmentId> openProperty() {
        return open.getReadOnlyProperty();
    }

    public BooleanProperty enteringProperty() {
        return entering;
    }

    /// @param subject `contract/id` for one contract's page, anything else for the list
    public void visit(String subject) {
        Optional<InvestmentId> id = idOf(subject);
        if (id.isPresent()) {
            open(id.get());
        } else {
            back();
        }
    }

    public void open(InvestmentId id) {
        contract.open(id);
        open.set(id);
    }

    public void back() {
        open.set(null);
        read();
    }

    public void read() {
        contracts.read();
    }

    private Page<Investment> after(@Nullable String cursor) {
        InvestmentPage found =
                shell.server().call(InvestmentCalls.LIST, new FindInvestments(cursor, Paged.PAGE));
        return new Page<>(found.rows(), found.next());
    }

    /// The newest contracts, for the palette.
    public static Goals goals() {
        return new Goals(
                Permission.SEE_CONTRACTS,
                server ->
                        server
                                .call(InvestmentCalls.LIST, new FindInvestments(null, Paged.PAGE))
                                .rows()
                                .stream()
                                .map(ContractsModel::goal)
                                .toList());
    }

    private static Goal goal(Investment contract) {
        return new Goal(
                "Contract",
                contract.number() + " · " + contract.clientName(),
                contract.fundCode()
                        + " · "
                        + Words.money(contract.principal())
                        + " · "
                        + Words.of(contract.investmentState()),
                "contracts",
                subjectOf(contract.id()));
    }

    public static String subjectOf(InvestmentId id) {
        return KIND + id.value();
    }

    static Optional<InvestmentId> idOf(String subject) {
        if (!subject.startsWith(KIND)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InvestmentId(UUID.fromString(subject.substring(KIND.length()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
