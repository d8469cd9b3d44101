package fidus.server.payments;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.payments.OwedBack;
import fidus.payments.Payable;
import fidus.payments.PayableBlock;
import fidus.payments.PayableRow;
import fidus.payments.Payment;
import fidus.payments.PaymentId;
import fidus.payments.wallets.PayoutWallet;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// What all sources offer for payment, and what stands against paying it.
final class PayableBook {
    private final Map<String, Payables> sources = new LinkedHashMap<>();
    private final BatchStore store;
    private final Wallets wallets;
    private final BiPredicate<Unit, String> isOnHold;

    PayableBook(BatchStore store, Wallets wallets, BiPredicate<Unit, String> isOnHold) {
        this.store = store;
        this.wallets = wallets;
        this.isOnHold = isOnHold;
    }

    void source(String kind, Payables source) {
        if (sources.put(kind, source) != null) {
            throw new IllegalStateException("Registered twice: " + kind);
        }
    }

    Payables of(Payable payable) {
        Payables source = sources.get(kind(payable));
        if (source == null) {
            throw new IllegalStateException("Nothing is known of " + payable.item());
        }
        return source;
    }

    /// By due date, then party.
    List<Payable> open(Unit unit) {
        var open = new ArrayList<Payable>();
        sources.forEach(
                (kind, source) -> {
                    for (Payable payable : source.open(unit)) {
                        if (!kind.equals(kind(payable)) || payable.payableAmount().signum() <= 0) {
                            throw new IllegalStateException(
                                    kind + " offers what is not payable: " + payable.item());
                        }
                        open.add(payable);
                    }
                });
        open.sort(
                Comparator.comparing(Payable::dueOn)
                        .thenComparing(Payable::partyName)
                        .thenComparing(Payable::item));
        return open;
    }

    /// By party, then item.
    List<OwedBack> owedBack(Unit unit) {
        return sources.values().stream()
                .flatMap(source -> source.owedBack(unit).stream())
                .sorted(Comparator.comparing(OwedBack::partyName).thenComparing(OwedBack::item))
                .toList();
    }

    /// The feature that an item, by name, is paid for.
    Payables of(String item) {
        return Objects.requireNonNull(sources.get(item.split("/", 2)[0]), item);
    }

    List<PayableRow> rows(Unit unit) {
        Set<String> claimed = store.claimed(unit);
        List<Payable> open = open(unit);
        Set<String> suspended = suspended(unit, open);
        return open.stream()
                .map(
                        payable ->
                                row(
                                        unit,
                                        payable,
                                        claimed.contains(payable.item())
                                                ? PayableBlock.IN_BATCH
                                                : suspended.contains(payable.item())
                                                        ? PayableBlock.CONTRACT_SUSPENDED
                                                        : null))
                .toList();
    }

    private Set<String> suspended(Unit unit, List<Payable> items) {
        Map<String, List<Payable>> byKind =
                items.stream().collect(Collectors.groupingBy(PayableBook::kind));
        var suspended = new HashSet<String>();
        byKind.values().forEach(of -> suspended.addAll(of(of.getFirst()).suspended(unit, of)));
        return suspended;
    }

    /// @param waits what stands against it whoever is paid and wherever to
    private PayableRow row(Unit unit, Payable payable, @Nullable PayableBlock waits) {
        PayoutWallet wallet = wallet(unit, payable);
        PayableBlock blocked = waits == null ? blocked(unit, payable.party(), wallet) : waits;
        Instant from = wallet == null ? null : wallet.payableFrom();
        return new PayableRow(
                payable,
                blocked,
                blocked == PayableBlock.WALLET_COOLING ? from : null,
                wallet == null ? null : wallet.walletKind(),
                wallet == null ? "" : wallet.destination());
    }

    private @Nullable PayoutWallet wallet(Unit unit, Payable payable) {
        return wallets.primary(unit, payable.party(), payable.payableAmount().currency())
                .orElse(null);
    }

    /// What stands against paying a party in a currency now; null when nothing does.
    @Nullable PayableBlock blocked(Unit unit, String party, Currency currency) {
        return blocked(unit, party, wallets.primary(unit, party, currency).orElse(null));
    }

    private @Nullable PayableBlock blocked(Unit unit, String party, @Nullable PayoutWallet wallet) {
        if (isOnHold.test(unit, party)) {
            return PayableBlock.PARTY_ON_HOLD;
        }
        if (wallet == null) {
            return PayableBlock.NO_WALLET;
        }
        Instant from = wallet.payableFrom();
        boolean cooling = from == null || unit.now().isBefore(from);
        return cooling ? PayableBlock.WALLET_COOLING : null;
    }

    /// Whether the same is owed to the same party. Since when it is owed decides nothing.
    private boolean isStill(Payable item, @Nullable Payable now) {
        return now != null
                && item.item().equals(now.item())
                && item.party().equals(now.party())
                && item.partyName().equals(now.partyName())
                && isOwed(item, now)
                && item.text().equals(now.text())
                && (item.booking().equals(now.booking())
                        || item.booking().isWholeOf(now.booking()));
    }

    /// The items of payments as they are booked. What was put together before debts were told by
    /// fund is booked by fund, so that no fund keeps what was paid.
    Map<PaymentId, List<Payable>> booked(Unit unit, List<Payment> payments) {
        var open = new HashMap<Payables, List<Payable>>();
        var booked = new HashMap<PaymentId, List<Payable>>();
        for (Payment payment : payments) {
            var items = new ArrayList<Payable>();
            for (Payable item : payment.items()) {
                items.add(
                        item.booking().isByFund()
                                ? item
                                : booked(
                                        item,
                                        open.computeIfAbsent(
                                                of(item), source -> source.open(unit))));
            }
            booked.put(payment.id(), items);
        }
        return booked;
    }

    private static Payable booked(Payable item, List<Payable> open) {
        return open.stream()
                .filter(now -> now.item().equals(item.item()))
                .filter(now -> now.payableAmount().equals(item.payableAmount()))
                .filter(now -> item.booking().isWholeOf(now.booking()))
                .findFirst()
                .orElse(item);
    }

    /// An item has one currency: its booking and name say so.
    private boolean isOwed(Payable item, Payable now) {
        return item.payableAmount().equals(now.payableAmount())
                || (of(item).mayGrow() && item.payableAmount().compareTo(now.payableAmount()) <= 0);
    }

    /// Nothing that the payments stand on has changed since they were made.
    ///
    /// @throws Refused with this code, naming the first that has
    void stillPayable(Unit unit, List<Payment> payments, Problem.Code code) {
        Map<String, Payable> open = new LinkedHashMap<>();
        open(unit).forEach(payable -> open.put(payable.item(), payable));
        Set<String> suspended =
                suspended(unit, payments.stream().flatMap(one -> one.items().stream()).toList());
        for (Payment payment : payments) {
            for (Payable item : payment.items()) {
                if (!isStill(item, open.get(item.item()))) {
                    throw changed(code, item.text() + " of " + payment.partyName());
                }
                if (suspended.contains(item.item())) {
                    throw Refused.because(
                            code,
                            item.text()
                                    + " of "
                                    + payment.partyName()
                                    + " waits: the contract is suspended. Resume it, or cancel"
                                    + " the batch.");
                }
            }
            PayoutWallet wallet = wallet(unit, payment.items().getFirst());
            boolean same =
                    wallet != null
                            && wallet.id().equals(payment.walletId())
                            && wallet.version() == payment.walletVersion();
            if (!same || blocked(unit, payment.party(), wallet) != null) {
                throw changed(code, "The wallet or the state of " + payment.partyName());
            }
        }
    }

    private static Refused changed(Problem.Code code, String what) {
        return Refused.because(
                code,
                what
                        + " was changed since the batch was made. Cancel it and make a new one;"
                        + " where its file is written, keep that from the bank: two persons say"
                        + " that it was never executed.");
    }

    private static String kind(Payable payable) {
        return payable.item().split("/", 2)[0];
    }
}
