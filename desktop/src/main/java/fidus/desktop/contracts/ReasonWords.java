package fidus.desktop.contracts;

import fidus.desktop.shell.ReasonModel;
import fidus.investments.Investment;

/// What is said to somebody who changes a contract with nothing but a reason.
final class ReasonWords {
    private ReasonWords() {}

    static ReasonModel.Deed of(Deed deed, Investment contract) {
        String name = "contract " + contract.number() + " of " + contract.clientName();
        return switch (deed) {
            case SUSPEND ->
                    new ReasonModel.Deed(
                            "Suspend " + name,
                            "Its dates run on, but nothing can be requested, approved or paid"
                                    + " until it is resumed.",
                            "Suspend");
            case RESUME ->
                    new ReasonModel.Deed(
                            "Resume " + name,
                            "It returns to the state its dates give it today.",
                            "Resume");
            default ->
                    new ReasonModel.Deed(
                            "Cancel " + name,
                            "It will never start. What waits for a second person on it falls"
                                    + " away. Deposits are not touched.",
                            "Cancel contract");
        };
    }
}
