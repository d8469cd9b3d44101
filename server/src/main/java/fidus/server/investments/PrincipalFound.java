package fidus.server.investments;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.investments.Investment;
import fidus.investments.book.DepositPart;
import fidus.money.Money;
import fidus.server.deposits.Deposits;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/// The deposits a contract starts from: each once, the client's own, and together its principal.
final class PrincipalFound {
    private PrincipalFound() {}

    /// @return the value date of the deposit that completes the principal
    static LocalDate on(
            Deposits deposits, Unit unit, Investment contract, List<DepositPart> parts) {
        Money sum = Money.zero(contract.principal().currency());
        LocalDate last = LocalDate.MIN;
        var seen = new HashSet<>();
        for (DepositPart part : parts) {
            if (!seen.add(part.depositId())) {
                throw Refused.at("deposits", Problem.Code.BAD_VALUE, "Name each deposit once.");
            }
            Deposit deposit =
                    deposits.checkAssignable(
                            unit, part.depositId(), contract.clientId(), part.part());
            sum = sum.plus(part.part());
            last = deposit.valueDate().isAfter(last) ? deposit.valueDate() : last;
        }
        if (!sum.equals(contract.principal())) {
            throw Refused.at(
                    "deposits",
                    Problem.Code.BAD_VALUE,
                    "The deposits give "
                            + sum
                            + ", the principal is "
                            + contract.principal()
                            + ". They must be equal.");
        }
        return last;
    }
}
