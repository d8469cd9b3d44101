package fidus.server.bank;

import fidus.bank.desk.BookOwnTransfer;
import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferEnd;
import fidus.bank.desk.OwnTransferState;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What may be booked as money between two bank accounts of the house: rows of their statements
/// that nothing else stands on, of the same sum but for a charge of the bank.
final class OwnRules {
    private final BankStore rows;
    private final Houses houses;
    private final HeldRows held;
    private final OwnTransferStore store;
    private final Matching matching;

    OwnRules(BankStatements.Ground ground, Taking taking, HeldRows held, OwnTransferStore store) {
        this.rows = taking.store();
        this.houses = taking.houses();
        this.held = held;
        this.store = store;
        this.matching = ground.matching();
    }

    OwnTransferStore store() {
        return store;
    }

    HeldRows held() {
        return held;
    }

    /// What two people look at.
    ///
    /// @param before the transfer whose other end this is, absent for a new one
    /// @param out the row to be booked at the account it left, absent without one
    /// @param in likewise at the account it reached
    /// @param money what stands on 1140 between the two ends
    /// @param charge what the bank kept, absent without one
    record Looked(
            HouseAccount from,
            HouseAccount to,
            @Nullable OwnTransfer before,
            BankStore.@Nullable StoredRow out,
            BankStore.@Nullable StoredRow in,
            Money money,
            @Nullable Money charge) {
        /// The rows that are to be booked, the one it left by first.
        List<BankStore.StoredRow> rows() {
            return Stream.of(out, in).flatMap(Stream::ofNullable).toList();
        }
    }

    /// @throws Refused `BAD_VALUE`, `NOT_FOUND`, `NOTHING_DUE`, `WRONG_ACCOUNT`,
    ///   `MIXED_CURRENCIES`, `EVIDENCE_USED`, `WRONG_STATE`
    Looked check(Unit unit, BookOwnTransfer asks) {
        HouseAccount from = houses.get(unit, asks.from());
        HouseAccount to = houses.get(unit, asks.to());
        if (from.id().equals(to.id())) {
            throw bad("to", "Money moves between two accounts. Choose the other one.");
        }
        if (!from.currency().equals(to.currency())) {
            throw Refused.at(
                    "to",
                    Problem.Code.MIXED_CURRENCIES,
                    "%s is in %s, %s in %s. An exchange is entered in the journal (E20)."
                            .formatted(from.name(), from.currency(), to.name(), to.currency()));
        }
        OwnTransfer before = before(unit, asks);
        BankStore.StoredRow out = row(unit, "outRow", asks.outRow(), from);
        BankStore.StoredRow in = row(unit, "inRow", asks.inRow(), to);
        if (out == null && in == null) {
            throw bad("outRow", "Name the row that shows it leaving, or the one of its arrival.");
        }
        requireOrder(
                in == null ? "outRow" : "inRow",
                out == null ? end(unit, before == null ? null : before.out()) : out,
                in == null ? end(unit, before == null ? null : before.in()) : in);
        return looked(unit, asks, before, out, in);
    }

    private Looked looked(
            Unit unit,
            BookOwnTransfer asks,
            @Nullable OwnTransfer before,
            BankStore.@Nullable StoredRow out,
            BankStore.@Nullable StoredRow in) {
        HouseAccount from = houses.get(unit, asks.from());
        HouseAccount to = houses.get(unit, asks.to());
        Money left = out != null ? out.money().negated() : before == null ? null : before.money();
        Money came = in != null ? in.money() : before == null ? null : before.money();
        Money money =
                before != null
                        ? before.money()
                        : Objects.requireNonNull(left != null ? left : came, "a row is named");
        Money charge = left == null || came == null ? null : left.minus(came);
        if (charge == null || charge.isZero()) {
            return new Looked(from, to, before, out, in, money, null);
        }
        if (!isCharge(
                Objects.requireNonNull(left, "both ends are known"),
                charge,
                matching.most(unit, to))) {
            throw bad(
                    in == null ? "outRow" : "inRow",
                    "%s left %s and %s reached %s. A charge between them is above zero and within the matching rules of %s. Choose the row of the same transfer."
                            .formatted(left, from.name(), came, to.name(), to.name()));
        }
        return new Looked(from, to, before, out, in, money, charge);
    }

    private BankStore.@Nullable StoredRow end(Unit unit, @Nullable OwnTransferEnd booked) {
        return booked == null ? null : rows.piece(unit, booked.rowId()).orElse(null);
    }

    private static void requireOrder(
            String field, BankStore.@Nullable StoredRow out, BankStore.@Nullable StoredRow in) {
        if (out != null && in != null && !OwnEnds.isInOrder(out, in)) {
            throw bad(
                    field,
                    "Row %s says that it arrived on %s, before it left on %s as row %s says. Choose the row of the same transfer."
                            .formatted(in.id(), in.day(), out.day(), out.id()));
        }
    }

    /// @param most the largest charge inside a sum
    private static boolean isCharge(Money left, Money charge, UnaryOperator<Money> most) {
        return charge.signum() > 0
                && charge.compareTo(left) < 0
                && charge.compareTo(most.apply(left)) <= 0;
    }

    private @Nullable OwnTransfer before(Unit unit, BookOwnTransfer asks) {
        if (asks.transfer() == null) {
            return null;
        }
        OwnTransfer before = store.get(unit, asks.transfer());
        boolean missing =
                before.out() == null
                        ? asks.outRow() != null && asks.inRow() == null
                        : asks.outRow() == null && asks.inRow() != null;
        if (before.ownTransferState() != OwnTransferState.IN_TRANSIT || !missing) {
            throw Refused.at(
                    "transfer",
                    Problem.Code.NOTHING_DUE,
                    "That end of the transfer is not open any more. Load the list again.");
        }
        if (!before.fromId().equals(asks.from()) || !before.toId().equals(asks.to())) {
            throw Refused.at(
                    "transfer",
                    Problem.Code.WRONG_ACCOUNT,
                    "The transfer is from %s to %s.".formatted(before.from(), before.to()));
        }
        return before;
    }

    private BankStore.@Nullable StoredRow row(
            Unit unit, String field, @Nullable String id, HouseAccount account) {
        if (id == null) {
            return null;
        }
        BankStore.StoredRow row =
                rows.piece(unit, id)
                        .filter(BankStore.StoredRow::counts)
                        .filter(one -> one.houseAccountId().equals(account.id()))
                        .filter(one -> one.isIn(account))
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                field,
                                                Problem.Code.WRONG_ACCOUNT,
                                                "No row of %s is %s."
                                                        .formatted(account.name(), id)));
        if (row.money().signum() != (field.equals("outRow") ? -1 : 1)) {
            throw bad(field, "Row %s says %s, the other way.".formatted(id, row.money()));
        }
        held.requireFree(unit, field, id, "");
        if (held.isDeposited(unit, id)) {
            throw Refused.at(
                    field, Problem.Code.EVIDENCE_USED, "A deposit waits on row %s.".formatted(id));
        }
        return row;
    }

    private static Refused bad(String field, String why) {
        return Refused.at(field, Problem.Code.BAD_VALUE, why);
    }
}
