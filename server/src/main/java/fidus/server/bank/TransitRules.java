package fidus.server.bank;

import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
    private final TransitStore store;

    TransitRules(BankStatements.Ground ground, BankStore rows, TransitStore store) {
        this.ground = ground;
        this.rows = rows;
        this.store = store;
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

    /// @throws Refused `NOT_FOUND`
    HouseAccount house(Unit unit, BookTransit asks) {
        return ground.payments().wallets().houseAccounts().get(unit, asks.houseAccountId());
    }

    /// @throws Refused `NOTHING_DUE`, `MIXED_CURRENCIES`, `BAD_VALUE`, `EVIDENCE_USED`,
    ///   `WRONG_ACCOUNT`
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
        if (asks.valueOn().isAfter(LocalDate.ofInstant(unit.now(), ZoneOffset.UTC))) {
            throw Refused.at("valueOn", Problem.Code.BAD_VALUE, "That day is still to come.");
        }
        unused(unit, house, text("evidence", asks.evidence(), 3, 140));
        row(unit, asks, house, open.atBank());
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

    private void unused(Unit unit, HouseAccount house, String evidence) {
        boolean deposited =
                ground.deposits()
                        .withEvidence(unit, DepositMethod.FIAT, evidence)
                        .filter(
                                deposit ->
                                        deposit.depositState() == DepositState.PENDING
                                                || deposit.depositState() == DepositState.CONFIRMED)
                        .isPresent();
        if (deposited || store.withEvidence(unit, house.id(), evidence).isPresent()) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.EVIDENCE_USED,
                    "The reference " + evidence + " stands for another movement.");
        }
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
                    "The row says " + row.money() + ", the movement is " + atBank + ".");
        }
        if (ground.matched().apply(unit, house).statement().contains(id)
                || !id.equals(asks.evidence().strip())) {
            throw Refused.at(
                    "rowId",
                    Problem.Code.EVIDENCE_USED,
                    "The row is matched with another entry, or is not the evidence given.");
        }
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
