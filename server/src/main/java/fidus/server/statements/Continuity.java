package fidus.server.statements;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.statements.ClientStatement;
import fidus.statements.ContractLine;

import java.util.HashMap;
import java.util.Map;

/// A statement opens with what the one issued for the month before closed with.
final class Continuity {
    private Continuity() {}

    /// @param label of the earlier one
    /// @throws Refused `WRONG_STATE` when a contract opens with another value
    static void check(ClientStatement before, String label, ClientStatement now) {
        Map<Long, Money> closed = new HashMap<>();
        before.sections().stream()
                .flatMap(section -> section.contracts().stream())
                .forEach(line -> closed.put(line.number(), line.movements().closing()));
        for (var section : now.sections()) {
            for (ContractLine line : section.contracts()) {
                Money opening = line.movements().opening();
                Money zero = Money.zero(section.currency());
                Money told = closed.getOrDefault(line.number(), zero);
                if (!opening.equals(told)) {
                    throw Refused.because(
                            Problem.Code.WRONG_STATE,
                            "Contract "
                                    + line.number()
                                    + " opens with "
                                    + opening
                                    + ", but statement "
                                    + label
                                    + " closed it with "
                                    + told
                                    + ". Issue the month before again first.");
                }
            }
        }
    }
}
