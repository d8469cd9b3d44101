package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.server.deposits.Heed;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What may be booked as the end at the bank: exactly what a broker's books left on 1140, once, on
/// evidence that stands for nothing else.
final class TransitRules {
    private static final YearMonth EVER = YearMonth.of(9999, 12);

    private final BankStatements.Ground ground;
    private final BankStore rows;
    private final HeldRows held;

    TransitRules(BankStatements.Ground ground, BankStore rows, HeldRows held) {
        this.ground = ground;
        this.rows = rows;
        this.held = held;
    }

    /// Oldest first. What a person booked without the broker's books is none of these.
    List<OpenTransit> open(Unit unit) {
        Map<String, Ledger.Balance> left = new HashMap<>();
        for (Ledger.Balance one :
                ground.ledger()
                        .balances(unit, List.of("1140"), List.of("transfer", "fund"), EVER)) {
            if (!one.balance().isZero()) {
                left.put(one.values().getFirst(), one);
            }
        }
        List<OpenTransit> open = new ArrayList<>();
        for (Crossing crossing : left.isEmpty() ? List.<Crossing>of() : crossings(unit)) {
            Ledger.Balance rest = left.get(crossing.transfer());
            // Only the whole movement: 1140 holds it with the other sign than the account.
            if (rest != null && rest.balance().equals(crossing.moved().negated())) {
                open.add(
                        new OpenTransit(
                                crossing.transfer(),
                                crossing.eventCode(),
                                crossing.account(),
                                rest.values().getLast(),
                                rest.balance(),
                                crossing.on(),
                                crossing.comment()));
            }
        }
        open.sort(Comparator.comparing(OpenTransit::movedOn).thenComparing(OpenTransit::transfer));
        return List.copyOf(open);
    }

    private List<Crossing> crossings(Unit unit) {
        return ground.crossings().apply(unit);
    }

    /// @throws Refused `NOT_FOUND`, and `WRONG_STATE` unless the account is active
    HouseAccount house(Unit unit, BookTransit asks) {
        HouseAccount house =
                ground.payments().wallets().houseAccounts().get(unit, asks.houseAccountId());
        if (house.houseAccountState() != HouseAccountState.ACTIVE) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.WRONG_STATE,
                    house.name()
                            + " is "
                            + house.houseAccountState()
                            + "; money is booked on active accounts only. Choose another one.");
        }
        return house;
    }

    /// @throws Refused `NOTHING_DUE`, `MIXED_CURRENCIES`, `BAD_VALUE`, `EVIDENCE_USED`,
    ///   `WRONG_ACCOUNT`, `WRONG_STATE`
    OpenTransit check(Unit unit, BookTransit asks) {
        OpenTransit open = named(unit, asks.transfer());
        HouseAccount house = house(unit, asks);
        if (!house.currency().equals(open.atBank().currency())) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.MIXED_CURRENCIES,
                    house.name()
                            + " is in "
                            + house.currency()
                            + ", the money is "
                            + open.atBank());
        }
        if (asks.valueOn().isAfter(unit.today())) {
            throw Refused.at("valueOn", Problem.Code.BAD_VALUE, "That day is still to come.");
        }
        if (asks.valueOn().isBefore(open.movedOn().minusDays(TransitOffers.DAYS))) {
            throw Refused.at(
                    "valueOn",
                    Problem.Code.BAD_VALUE,
                    "The broker's books moved it on "
                            + open.movedOn()
                            + "; a transfer takes at most "
                            + TransitOffers.DAYS
                            + " days. Give the day of the bank's statement.");
        }
        String evidence = text("evidence", asks.evidence(), 3, 140);
        row(unit, asks, house, charged(unit, asks, house, open.atBank()));
        held.requireUnused(unit, house, evidence);
        return open;
    }

    private OpenTransit named(Unit unit, String transfer) {
        return open(unit).stream()
                .filter(one -> one.transfer().equals(transfer))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "transfer",
                                        Problem.Code.NOTHING_DUE,
                                        "Nothing is in transit under "
                                                + transfer
                                                + ". Load the list again."));
    }

    /// What the bank's statement shows: what moved less what the bank kept or took for it.
    private Money charged(Unit unit, BookTransit asks, HouseAccount house, Money moved) {
        Money charge = asks.charge();
        if (charge == null) {
            return moved;
        }
        Money most =
                ground.matching().tolerance().apply(unit, new Matching.Sent(house, moved.abs()));
        boolean fits =
                charge.currency().equals(moved.currency())
                        && charge.signum() > 0
                        && charge.compareTo(most) <= 0
                        && charge.compareTo(moved.abs()) < 0;
        if (!fits || asks.rowId() == null) {
            throw Refused.at(
                    "charge",
                    Problem.Code.BAD_VALUE,
                    "A charge inside a transfer is above zero, at most "
                            + most
                            + " by the matching rules of "
                            + house.name()
                            + ", and shown by a row of its statement.");
        }
        return moved.minus(charge);
    }

    private void row(Unit unit, BookTransit asks, HouseAccount house, Money atBank) {
        String id = asks.rowId();
        if (id == null) {
            return;
        }
        BankStore.StoredRow row =
                rows.row(unit, id)
                        .filter(BankStore.StoredRow::counts)
                        .filter(stored -> stored.houseAccountId().equals(house.id()))
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                "rowId",
                                                Problem.Code.WRONG_ACCOUNT,
                                                "No row of " + house.name() + " is " + id + "."));
        if (!row.money().equals(atBank)) {
            throw Refused.at(
                    "rowId",
                    Problem.Code.BAD_VALUE,
                    "The row says " + row.money() + ", not " + atBank + " as it should.");
        }
        named(asks, id, row);
    }

    /// The row is the evidence, and the day is the row's.
    private static void named(BookTransit asks, String id, BankStore.StoredRow row) {
        if (!id.equals(asks.evidence().strip())) {
            throw Refused.at(
                    "rowId",
                    Problem.Code.EVIDENCE_USED,
                    "The row is not the evidence given. Give " + id + " as the evidence.");
        }
        LocalDate day = asks.valueOn();
        if (!day.equals(row.day()) && !day.equals(row.row().valueDate())) {
            throw Refused.at(
                    "valueOn",
                    Problem.Code.BAD_VALUE,
                    "The row says " + row.day() + ", the booking " + day + ". Give the row's day.");
        }
    }

    /// The bank's own row, whose name is the evidence; else what a person says and that no row
    /// does.
    static List<Shown> said(Unit unit, String evidence, @Nullable String row) {
        List<Shown> sheet =
                row == null ? List.of() : List.copyOf(RowSheet.named(unit, List.of(row)).values());
        return sheet.isEmpty()
                ? List.of(
                        new Shown("Evidence", evidence), new Shown(Heed.BANK_ROW, Heed.NONE + "."))
                : sheet;
    }

    static String text(String field, String value, int shortest, int longest) {
        String text = value.strip();
        if (text.length() < shortest || text.length() > longest) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This has " + shortest + " to " + longest + " characters.");
        }
        return text;
    }
}
