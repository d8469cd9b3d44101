package fidus.server.payments;

import fidus.money.Money;
import fidus.payments.OwedBack;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A feature whose approved items are paid here: payouts, commissions, manager fees, franchise
/// pools. All of it happens in the unit of work given, so both sides are stored or neither. Before
/// an approval is revoked, the feature asks {@link Payments#isClaimed}.
public interface Payables {
    /// What is approved and not yet paid, each item under its own kind.
    List<Payable> open(Unit unit);

    /// Those of these items, by name, that wait although they are approved, because their contracts
    /// are suspended. Asked once for all of them.
    default Set<String> suspended(Unit unit, List<Payable> items) {
        return Set.of();
    }

    /// Whether more may come to an item before it is paid. Then a batch stands while its sum is
    /// still owed, and the rest is another item once that is paid.
    default boolean mayGrow() {
        return false;
    }

    /// Whether an item that was paid may be owed again under its name, as a run of which more falls
    /// due. Then a payment that left holds it no longer.
    default boolean mayOweAgain() {
        return false;
    }

    /// What parties were paid too much for items that are owed less by now, and have not given
    /// back.
    default List<OwedBack> owedBack(Unit unit) {
        return List.of();
    }

    /// The first day on which the books have a payment, which stands, of what parties were paid too
    /// much for by this item; empty where nothing is owed back.
    default Optional<LocalDate> firstPaid(Unit unit, String item) {
        return Optional.empty();
    }

    /// A party gave this back. It is booked by the caller.
    default void gaveBack(Unit unit, Decided by, String item, GivenBack back) {
        throw new IllegalStateException("Nothing is owed back for " + item);
    }

    /// What a party gave back.
    ///
    /// @param name its own record, as `kind/id`
    /// @param on the day on which the books have it
    /// @param money above zero
    record GivenBack(String name, LocalDate on, Money money) {}

    /// These items were paid by this confirmed payment, which is booked already.
    void paid(Unit unit, Decided by, List<Payable> items, Payment payment);

    /// The payment of these items came back; they are approved and unpaid again.
    void reversed(Unit unit, Decided by, List<Payable> items, Payment payment);
}
