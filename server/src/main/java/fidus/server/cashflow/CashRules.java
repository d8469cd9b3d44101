package fidus.server.cashflow;

import fidus.cashflow.CashHolding;
import fidus.cashflow.CashPlace;
import fidus.cashflow.RecordCash;
import fidus.cashflow.UnallocatedCash;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;

import java.time.Instant;
import java.util.List;

/// What a recorded balance must say.
final class CashRules {
    private static final int LONGEST_NAME = 80;
    private static final int SHORTEST_NOTE = 10;
    private static final int LONGEST_NOTE = 1_000;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private CashRules() {}

    /// The same without blanks around its texts.
    ///
    /// @throws Refused `BAD_VALUE`, `MIXED_CURRENCIES`
    static RecordCash checked(
            RecordCash given, List<UnallocatedCash> last, Placed placed, Instant now) {
        CashHolding asked = given.holding();
        var holding =
                new CashHolding(
                        asked.place(),
                        asked.heldAt().strip(),
                        asked.owner(),
                        asked.fundCode(),
                        asked.currency());
        var record =
                new RecordCash(holding, given.cashBalance(), given.asOf(), given.note().strip());
        name(holding, last, placed);
        balance(record);
        if (holding.fundCode() == FundCode.SEPARATION) {
            throw bad("holding.fundCode", "SEPARATION is no fund that owns cash. Name another.");
        }
        if (record.note().length() < SHORTEST_NOTE || record.note().length() > LONGEST_NOTE) {
            throw bad("note", "Say in 10 to 1000 characters where the balance was read.");
        }
        instant(record, last, now);
        return record;
    }

    private static void name(CashHolding holding, List<UnallocatedCash> last, Placed placed) {
        String name = holding.heldAt();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw bad("holding.heldAt", "A bank or wallet has a name of 1 to 80 characters.");
        }
        boolean broker = holding.place() == CashPlace.BROKER_WALLET;
        if (broker && !placed.brokers().contains(name)) {
            throw bad(
                    "holding.heldAt",
                    "No account is registered at a broker named "
                            + name
                            + ". Choose the broker as the accounts name it.");
        }
        last.stream()
                .map(one -> one.holding())
                .filter(one -> one.heldAt().equalsIgnoreCase(name))
                .filter(one -> !one.heldAt().equals(name))
                .findFirst()
                .ifPresent(
                        one -> {
                            throw bad(
                                    "holding.heldAt",
                                    "There is "
                                            + one.place()
                                            + " "
                                            + one.heldAt()
                                            + " already. Enter it the same way, so that it is not"
                                            + " counted twice.");
                        });
    }

    private static void balance(RecordCash record) {
        if (!record.cashBalance().currency().equals(record.holding().currency())) {
            throw Refused.at(
                    "cashBalance",
                    Problem.Code.MIXED_CURRENCIES,
                    "The balance is in "
                            + record.cashBalance().currency()
                            + " and the holding in "
                            + record.holding().currency()
                            + ".");
        }
        if (record.cashBalance().signum() < 0) {
            throw bad("cashBalance", "A balance is zero or more.");
        }
    }

    private static void instant(RecordCash record, List<UnallocatedCash> last, Instant now) {
        if (record.asOf().isBefore(EARLIEST) || record.asOf().isAfter(now)) {
            throw bad("asOf", "The balance was read between 2000 and now.");
        }
        last.stream()
                .filter(one -> one.holding().equals(record.holding()))
                .filter(one -> record.asOf().isBefore(one.asOf()))
                .findFirst()
                .ifPresent(
                        one -> {
                            throw bad(
                                    "asOf",
                                    "A balance as of "
                                            + one.asOf()
                                            + " is recorded already. Enter a later one.");
                        });
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
