package fidus.desktop.contracts;

import fidus.contract.Nothing;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentList;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// The contracts, and whether a new one is being entered.
public final class ContractsModel {
    private final Shell shell;
    private final Fetched<InvestmentList> contracts;
    private final EnterModel enter;
    private final BooleanProperty entering = new SimpleBooleanProperty();

    public ContractsModel(Shell shell) {
        this.shell = shell;
        this.contracts = new Fetched<>(shell);
        this.enter = new EnterModel(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<InvestmentList> contracts() {
        return contracts;
    }

    public EnterModel enter() {
        return enter;
    }

    public BooleanProperty enteringProperty() {
        return entering;
    }

    public void read() {
        contracts.ask(InvestmentCalls.LIST, new Nothing());
    }
}
