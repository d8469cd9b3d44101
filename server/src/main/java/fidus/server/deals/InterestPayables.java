package fidus.server.deals;

import fidus.clients.Client;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.Booking;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.clients.Clients;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payables;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Interest of brokers that is owed to clients (2240), as items to be paid (E16: 2240 / 1010). Who
/// it belongs to was decided by two persons with the setting, and what it is by the broker's
/// statement; so nothing more is approved than its batch. What belongs to a fund itself stays with
/// the fund and is no item.
///
/// All that a client is owed of a fund in a currency is one item. The books are its only record:
/// what is owed is what 2240 holds. An item is named by what was paid before it, so the name is
/// another one once it is paid, and the same again when the payment comes back.
///
/// A line of 2240 that people entered may name somebody who is no client here. It stays in the
/// books and is no item: it must not stop what is owed to others.
public final class InterestPayables implements Payables {
    /// The part of an item's name before the stroke.
    public static final String KIND = "brokerInterest";

    private static final String OWED = "2240";
    private static final YearMonth EVER = YearMonth.of(9999, 12);

    /// Says of a posting on 2240 that it pays.
    private static final String PAYS = "payout";

    private final Ledger ledger;
    private final Clients clients;

    public InterestPayables(Ledger ledger, Clients clients) {
        this.ledger = ledger;
        this.clients = clients;
    }

    /// Whom it is owed.
    private record Owner(String client, String fund, Currency currency)
            implements Comparable<Owner> {
        @Override
        public int compareTo(Owner other) {
            return name().compareTo(other.name());
        }

        String name() {
            return client + "/" + fund + "/" + currency;
        }
    }

    /// @param left what is owed now
    /// @param paid what was paid and did not come back
    private record Sum(Money left, Money paid) {
        /// Whether something of it is still owed once this was paid in all.
        boolean isLeft(Money paidNow) {
            return left.compareTo(paidNow.minus(paid)) > 0;
        }

        Sum plus(Sum other) {
            return new Sum(left.plus(other.left), paid.plus(other.paid));
        }
    }

    @Override
    public List<Payable> open(Unit unit) {
        LocalDate today = unit.today();
        Map<Owner, Sum> before = sums(unit, YearMonth.from(today).minusMonths(1));
        return items(
                unit,
                EVER,
                (owner, sum) -> {
                    Sum then = before.get(owner);
                    boolean late = then != null && then.isLeft(sum.paid);
                    return late ? today.withDayOfMonth(1).minusDays(1) : today;
                });
    }

    /// What was owed at the end of a month, due on its last day.
    public List<Payable> atEndOf(Unit unit, YearMonth month) {
        return items(unit, month, (_, _) -> month.atEndOfMonth());
    }

    private List<Payable> items(
            Unit unit, YearMonth through, BiFunction<Owner, Sum, LocalDate> since) {
        Map<Owner, Sum> now = sums(unit, through);
        now.values().removeIf(sum -> sum.left.signum() <= 0);
        Map<String, Client> known =
                clients.known(unit, now.keySet().stream().map(Owner::client).distinct().toList());
        var open = new ArrayList<Payable>();
        now.forEach(
                (owner, sum) -> {
                    Client client = known.get(owner.client);
                    if (client != null) {
                        open.add(payable(client, owner, sum, since.apply(owner, sum)));
                    }
                });
        return List.copyOf(open);
    }

    private Map<Owner, Sum> sums(Unit unit, YearMonth through) {
        var sums = new TreeMap<Owner, Sum>();
        for (Ledger.Balance one :
                ledger.balances(unit, List.of(OWED), List.of("client", "fund", PAYS), through)) {
            String client = one.values().getFirst();
            if (!client.isEmpty()) {
                Money zero = Money.zero(one.balance().currency());
                boolean pays = !one.values().getLast().isEmpty();
                sums.merge(
                        new Owner(client, one.values().get(1), one.balance().currency()),
                        new Sum(one.balance().negated(), pays ? one.balance() : zero),
                        Sum::plus);
            }
        }
        return sums;
    }

    private static Payable payable(Client client, Owner owner, Sum sum, LocalDate since) {
        var said = new HashMap<>(Map.of("client", owner.client, PAYS, "yes"));
        if (!owner.fund.isEmpty()) {
            said.put("fund", owner.fund);
        }
        return new Payable(
                KIND + "/" + owner.name() + "/" + sum.paid.amount().toPlainString(),
                "client/" + owner.client,
                client.name(),
                sum.left,
                since,
                owner.fund.isEmpty() ? "Broker interest" : "Broker interest of " + owner.fund,
                new Booking(InterestOwners.EVENT, OWED, Map.copyOf(said)));
    }

    /// Each statement of a broker may bring more. What is paid is what the batch says; what came
    /// since is the next item.
    @Override
    public boolean mayGrow() {
        return true;
    }

    /// The payment's own entry says it.
    @Override
    public void paid(Unit unit, Decided by, List<Payable> items, Payment payment) {}

    /// The payment's mirrored entry says it.
    @Override
    public void reversed(Unit unit, Decided by, List<Payable> items, Payment payment) {}
}
