package fidus.server.bank;

import fidus.bank.desk.BookOwnTransfer;
import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferEnd;
import fidus.bank.desk.OwnTransferProposal;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Money that left one bank account of the house for another: one transfer, whose two rows explain
/// each other. It is no client's deposit. What is seen of it is proposed to be booked: both ends,
/// the one that is shown so far, or the one that a transfer in transit waits for.
final class OwnMoney {
    private final OwnEnds.Rows rows;
    private final Houses houses;
    private final OwnTransferStore transfers;
    private final Matching matching;

    OwnMoney(OwnEnds.Rows rows, Houses houses, OwnTransferStore transfers, Matching matching) {
        this.rows = rows;
        this.houses = houses;
        this.transfers = transfers;
        this.matching = matching;
    }

    /// @param rows all that is explained by it: the rows and the parts of them
    record Found(List<OwnTransferProposal> proposals, Set<String> rows) {
        private static final Found NOTHING = new Found(List.of(), Set.of());
    }

    /// @param free rows of the account that nothing stands on
    /// @param book rows of the journal that no match uses: what is booked already only waits for a
    ///   run
    Found of(Unit unit, HouseAccount account, FreeRows free, List<MatchRow> book) {
        List<HouseAccount> others =
                houses.all(unit).stream()
                        .filter(other -> !other.id().equals(account.id()))
                        .filter(other -> other.currency().equals(account.currency()))
                        .toList();
        if (others.isEmpty()) {
            return Found.NOTHING;
        }
        List<BankStore.StoredRow> open =
                each(free).stream()
                        .filter(row -> book.stream().noneMatch(e -> Arrivals.couldBe(e, row)))
                        .toList();
        Map<HouseAccount, Predicate<String>> names = new LinkedHashMap<>();
        others.forEach(other -> names.put(other, houses.printedFor(unit, other)));
        return new Search(unit, account, names, houses.printedFor(unit, account)).of(open);
    }

    /// A row and the parts that it is made of.
    static List<BankStore.StoredRow> withParts(BankStore.StoredRow row) {
        List<BankStore.StoredRow> parts = Parts.of(row);
        if (parts.size() < 2) {
            return List.of(row);
        }
        var all = new ArrayList<>(List.of(row));
        all.addAll(parts);
        return all;
    }

    /// The rows of which no part is held, then the parts that nobody holds.
    static List<BankStore.StoredRow> each(FreeRows free) {
        return Stream.concat(
                        free.whole().stream(),
                        free.pieces().stream().filter(piece -> RowNames.isPart(piece.id())))
                .toList();
    }

    /// The rows of one account, each asked for its other end.
    private final class Search {
        private final Unit unit;
        private final HouseAccount account;
        private final Map<HouseAccount, Predicate<String>> names;
        private final Predicate<String> own;
        private final Map<String, OwnTransferProposal> found = new HashMap<>();
        private final Set<String> explained = new HashSet<>();

        /// @param names whether a row names another account
        /// @param own whether a row names the account itself
        Search(
                Unit unit,
                HouseAccount account,
                Map<HouseAccount, Predicate<String>> names,
                Predicate<String> own) {
            this.unit = unit;
            this.account = account;
            this.names = names;
            this.own = own;
        }

        /// A row that names an account of the house is that account's business whatever is found
        /// there; one that names nobody is it only where the other end names this account, or where
        /// a transfer waits for it. One that names a stranger came from there, whatever the house
        /// moved in the same days.
        Found of(List<BankStore.StoredRow> open) {
            Map<String, HouseAccount> named = new HashMap<>();
            Set<Money> charged = new HashSet<>();
            for (BankStore.StoredRow row : open) {
                names.entrySet().stream()
                        .filter(one -> one.getValue().test(row.row().counterpartyAccount()))
                        .findFirst()
                        .ifPresent(one -> named.put(row.id(), one.getKey()));
                if (named.containsKey(row.id())) {
                    charged.add(row.money());
                }
            }
            List<BankStore.StoredRow> asked =
                    open.stream()
                            .filter(row -> named.containsKey(row.id()) || isSilent(row))
                            .toList();
            Map<HouseAccountId, UnaryOperator<Money>> most = new HashMap<>();
            var ends =
                    new OwnEnds(
                            unit,
                            rows,
                            new OwnEnds.Asked(account.id(), asked, charged),
                            waiting(),
                            id -> most.computeIfAbsent(id, this::most));
            for (BankStore.StoredRow row : asked) {
                HouseAccount other = named.get(row.id());
                if (other != null && !isExplained(row)) {
                    named(ends, row, other);
                }
            }
            for (BankStore.StoredRow row : asked) {
                if (!named.containsKey(row.id()) && !isExplained(row)) {
                    silent(ends, row);
                }
            }
            return new Found(
                    asked.stream().flatMap(row -> Stream.ofNullable(found.get(row.id()))).toList(),
                    explained);
        }

        private UnaryOperator<Money> most(HouseAccountId reached) {
            return matching.most(unit, houses.get(unit, reached));
        }

        /// Transfers whose end at this account is not booked.
        private List<OwnTransfer> waiting() {
            return transfers.inTransit(unit).stream()
                    .filter(
                            one ->
                                    one.out() == null
                                            ? one.fromId().equals(account.id())
                                            : one.toId().equals(account.id()))
                    .toList();
        }

        private boolean isExplained(BankStore.StoredRow row) {
            return explained.contains(row.id());
        }

        private void named(OwnEnds ends, BankStore.StoredRow row, HouseAccount other) {
            for (boolean exactly : new boolean[] {true, false}) {
                OwnTransfer waits = ends.waiting(row, other.id(), false, exactly);
                if (waits != null) {
                    completing(row, waits);
                    return;
                }
                BankStore.StoredRow end = ends.take(row, other, own, exactly);
                end = end == null ? ends.take(row, other, String::isBlank, exactly) : end;
                if (end != null) {
                    both(row, other, end);
                    return;
                }
            }
            alone(row, other);
        }

        private void silent(OwnEnds ends, BankStore.StoredRow row) {
            OwnTransfer waits = ends.waiting(row, null, true, true);
            if (waits != null) {
                completing(row, waits);
                // It names nobody, so a client may have sent it all the same.
                withParts(row).forEach(one -> explained.remove(one.id()));
                return;
            }
            for (HouseAccount other : names.keySet()) {
                BankStore.StoredRow end = ends.take(row, other, own, true);
                if (end != null) {
                    both(row, other, end);
                    return;
                }
            }
        }

        private void completing(BankStore.StoredRow row, OwnTransfer waits) {
            boolean out = row.money().signum() < 0;
            OwnTransferEnd end = Objects.requireNonNull(out ? waits.in() : waits.out());
            propose(
                    row,
                    out ? waits.to() : waits.from(),
                    "%s %s, booked with entry %d on row %s of %s: %s in transit until this row is booked.%s"
                            .formatted(
                                    said(out),
                                    out ? waits.to() : waits.from(),
                                    end.entryNumber(),
                                    end.rowId(),
                                    end.day(),
                                    waits.money(),
                                    kept(row.money().abs(), waits.money())),
                    new BookOwnTransfer(
                            waits.id(),
                            waits.fromId(),
                            waits.toId(),
                            out ? row.id() : null,
                            out ? null : row.id()));
        }

        private void both(BankStore.StoredRow row, HouseAccount other, BankStore.StoredRow end) {
            boolean out = row.money().signum() < 0;
            propose(
                    row,
                    other.name(),
                    "%s %s, where row %s of %s is its other end, %s %s.%s"
                            .formatted(
                                    said(out),
                                    other.name(),
                                    end.id(),
                                    end.day(),
                                    OwnEnds.daysApart(row, end),
                                    out ? "later" : "before",
                                    kept(row.money().abs(), end.money().abs())),
                    booking(row, other, end.id()));
        }

        private void alone(BankStore.StoredRow row, HouseAccount other) {
            boolean out = row.money().signum() < 0;
            propose(
                    row,
                    other.name(),
                    "%s %s, whose statements do not show it %s yet. Booked now, it is in transit (1140) until they do."
                            .formatted(said(out), other.name(), out ? "arriving" : "leaving"),
                    booking(row, other, null));
        }

        private static String said(boolean out) {
            return (out ? "It went to" : "It came from") + " the house's own account";
        }

        private static String kept(Money one, Money other) {
            Money charge = one.minus(other).abs();
            return charge.isZero()
                    ? ""
                    : " A bank kept %s on the way: it is booked as a charge (5500)."
                            .formatted(charge);
        }

        private BookOwnTransfer booking(
                BankStore.StoredRow row, HouseAccount other, @Nullable String end) {
            return row.money().signum() < 0
                    ? new BookOwnTransfer(null, account.id(), other.id(), row.id(), end)
                    : new BookOwnTransfer(null, other.id(), account.id(), end, row.id());
        }

        private void propose(
                BankStore.StoredRow row, String other, String why, BookOwnTransfer booking) {
            withParts(row).forEach(one -> explained.add(one.id()));
            if (RowNames.isPart(row.id())) {
                explained.add(RowNames.whole(row.id()));
            }
            found.put(
                    row.id(),
                    new OwnTransferProposal(
                            row.id(),
                            row.day(),
                            row.money(),
                            row.row().text(),
                            other,
                            why,
                            booking));
        }
    }

    private static boolean isSilent(BankStore.StoredRow row) {
        return row.row().counterpartyAccount().isBlank();
    }
}
