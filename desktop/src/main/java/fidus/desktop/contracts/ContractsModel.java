package fidus.desktop.contracts;

import fidus.contract.Page;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentPage;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

/// The contracts, and whether a new one is being entered.
public final class ContractsModel {
    private final Shell shell;
    private final Paged<Investment> contracts;
    private final EnterModel enter;
    private final BooleanProperty entering = new SimpleBooleanProperty();

    public ContractsModel(Shell shell) {
        this.shell = shell;
        this.contracts = new Paged<>(shell, this::after);
        this.enter = new EnterModel(shell);
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

    public BooleanProperty enteringProperty() {
        return entering;
    }

    public void read() {
        contracts.read();
    }

    private Page<Investment> after(@Nullable String cursor) {
        InvestmentPage found =
                shell.server().call(InvestmentCalls.LIST, new FindInvestments(cursor, Paged.PAGE));
        return new Page<>(found.rows(), found.next());
    }
}
