package fidus.server.deposits;

import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.ledger.Postings;
import fidus.server.ledger.NewEntry;

import java.util.List;
import java.util.Map;

/// What a confirmed deposit posts (E1): the place it came in on against what the house owes its
/// client.
final class DepositEntry {
    private static final String UNASSIGNED = "2010";

    private DepositEntry() {}

    static NewEntry of(Deposit deposit) {
        String where = deposit.depositMethod() == DepositMethod.FIAT ? "1010" : "1020";
        return new NewEntry(
                "E1",
                Deposits.subject(deposit.id()),
                "",
                deposit.valueDate(),
                List.of(
                        Postings.debit(
                                where,
                                deposit.deposited(),
                                Map.of("bankAccount", deposit.paidInto())),
                        Postings.credit(
                                UNASSIGNED,
                                deposit.deposited(),
                                Map.of("client", deposit.clientId().value().toString()))),
                "Deposit " + deposit.number() + " of " + deposit.clientName());
    }
}
