package fidus.server.bank;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.deposits.Deposits;
import fidus.server.ledger.EntrySearch;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;
import fidus.server.payments.Stated;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The one rule that a row of a statement is booked once: the rows that the books hold, because an
/// entry names them, because a deposit or a payment stands on them, or because a match uses them.
///
/// An entry, a transit and a deposit that are taken back free their row. A payment that came back
/// does not: the money did leave on its row, and what came back has a row of its own.
final class HeldRows {
    static final List<String> BANKS = List.of("1010", "1020");
    static final YearMonth EVER = YearMonth.of(9999, 12);

    private final BankStatements.Ground ground;
    private final BankStore rows;
    private final ClaimStore claims = new ClaimStore();
    private final BookedRows books;
    private final EvidenceRows named;
    private final Traces traces;

    HeldRows(
            BankStatements.Ground ground,
            BankStore rows,
            BankSides sides,
            BookedRows.Transits transits) {
        this.ground = ground;
        this.rows = rows;
        this.traces = new Traces(ground, rows, sides, this);
        this.books = new BookedRows(ground, rows, transits);
        this.named = new EvidenceRows(ground, rows);
        ground.deposits().heed(new DepositRows(ground, this).heed(this::deposit, this::confirmed));
        var executed = new Executed(rows);
        var pay = new Payments.Heed(this::payment, this::paid, executed::requireNone, named::sheet);
        ground.payments().heed(pay);
        ground.exchanges().heed(this::exchange);
    }

    Traces traces() {
        return traces;
    }

    BookedRows books() {
        return books;
    }

    /// The rows that an entry names or that a payment stands on, of all accounts.
    Set<String> booked(Unit unit) {
        Set<String> held = new HashSet<>();
        for (Ledger.Balance one :
                ground.ledger().balances(unit, BANKS, List.of(BankSides.STATEMENT_ROW), EVER)) {
            if (!one.balance().isZero()) {
                held.add(one.values().getFirst());
            }
        }
        held.addAll(claims.paid(unit));
        return held;
    }

    /// Which of these rows an entry names or a payment stands on.
    Set<String> booked(Unit unit, Set<String> rows) {
        Set<String> held =
                new HashSet<>(
                        ground.ledger()
                                .search()
                                .standing(unit, BANKS, BankSides.STATEMENT_ROW, rows)
                                .keySet());
        held.addAll(claims.paid(unit, rows));
        return held;
    }

    /// Says that the books hold a row from now on.
    ///
    /// Who books a part of a row writes the row's record too, so that nobody books the whole of it
    /// at the same time.
    void take(Unit unit, String row, ClaimStore.Kind kind, String holder) {
        if (RowNames.isPart(row)) {
            claims.take(unit, RowNames.whole(row), ClaimStore.Kind.PARTS, holder);
        }
        claims.take(unit, row, kind, holder);
    }

    /// Whether a deposit that stands or waits has this row as its evidence.
    boolean isDeposited(Unit unit, String row) {
        return deposit(unit, DepositMethod.FIAT, row).isPresent();
    }

    /// The deposit that stands or waits on this evidence.
    Optional<Deposit> deposit(Unit unit, DepositMethod method, String evidence) {
        return ground.deposits().withEvidence(unit, method, evidence);
    }

    /// @param field of the request that names the row
    /// @param own the id of the break or the deposit that asks, which does not stand in its own way
    /// @throws Refused `EVIDENCE_USED`, `WRONG_STATE` while somebody suspects fraud of it
    void requireFree(Unit unit, String field, String row, String own) {
        requireUnsuspected(unit, field, row, own);
        requireNotTakenBack(unit, field, row);
        related(unit, row).stream()
                .flatMap(one -> booked(unit, one, own).or(() -> match(unit, one)).stream())
                .findFirst()
                .ifPresent(
                        holder ->
                                refuse(
                                        field,
                                        row,
                                        holder + ". Take that back first, or choose another row."));
    }

    /// Says that the books hold none of some rows of an account. A match may use them: one that
    /// nobody made or signed ends with the next run.
    ///
    /// @throws Refused `EVIDENCE_USED`, `WRONG_STATE` while somebody suspects fraud of one
    void requireUnbooked(Unit unit, HouseAccount account, Set<String> rows) {
        var asked = new Matching.Rows(account, Set.of(), rows);
        ground.matching().among().apply(unit, asked).suspected().keySet().stream()
                .filter(rows::contains)
                .sorted()
                .findFirst()
                .ifPresent(row -> requireUnsuspected(unit, "id", row, ""));
        for (String row : rows) {
            related(unit, row).stream()
                    .flatMap(one -> booked(unit, one, "").stream())
                    .findFirst()
                    .ifPresent(holder -> refuse("id", row, holder + ". Take that back first."));
        }
    }

    private static void refuse(String field, String row, String why) {
        throw Refused.at(
                field,
                Problem.Code.EVIDENCE_USED,
                "The books hold row " + row + " of the statement already: " + why);
    }

    private Optional<String> booked(Unit unit, String row, String own) {
        return books.entry(unit, row, own)
                .or(
                        () ->
                                deposit(unit, DepositMethod.FIAT, row)
                                        .filter(one -> !one.id().value().toString().equals(own))
                                        .map(one -> "deposit " + one.number() + " stands on it"))
                .or(() -> books.payment(unit, row));
    }

    /// @throws Refused `WRONG_STATE` while somebody suspects fraud of it, but for the break that
    ///   says so
    private void requireUnsuspected(Unit unit, String field, String row, String own) {
        String whole = RowNames.whole(row);
        HouseAccount house = house(unit, whole).orElse(null);
        if (house == null) {
            return;
        }
        var asked = new Matching.Rows(house, Set.of(), Set.of(whole));
        String suspicion = ground.matching().among().apply(unit, asked).suspected().get(whole);
        if (suspicion != null && !suspicion.equals(own)) {
            throw Refused.at(
                    field,
                    Problem.Code.WRONG_STATE,
                    "Fraud is suspected of row "
                            + whole
                            + " of the statement. It is booked as nothing until its break is"
                            + " settled by a second person.");
        }
    }

    /// A row that takes another one back, or is taken back, comes to nothing with it and is
    /// evidence of nothing else.
    ///
    /// @throws Refused `EVIDENCE_USED`
    private void requireNotTakenBack(Unit unit, String field, String row) {
        Set<String> related = Set.copyOf(related(unit, row));
        house(unit, RowNames.whole(row))
                .map(house -> new Matching.Rows(house, Set.of(), related))
                .map(asked -> ground.matching().among().apply(unit, asked).offset())
                .filter(offset -> !Collections.disjoint(offset, related))
                .map(offset -> String.join(" and ", new TreeSet<>(offset)))
                .ifPresent(
                        pair -> {
                            throw Refused.at(
                                    field,
                                    Problem.Code.EVIDENCE_USED,
                                    "Rows %s of the statements take each other back, as two persons said, and are evidence of nothing else. Have the pair taken apart first, at the break of either row in the reconciliation or at the row in its statement under Banks, or choose another row."
                                            .formatted(pair));
                        });
    }

    private Optional<HouseAccount> house(Unit unit, String row) {
        return rows.row(unit, row)
                .map(
                        stored ->
                                ground.payments()
                                        .wallets()
                                        .houseAccounts()
                                        .get(unit, stored.houseAccountId()));
    }

    /// The row with its parts, or the part with its row: one stands in the way of the other.
    private List<String> related(Unit unit, String row) {
        if (RowNames.isPart(row)) {
            return List.of(row, RowNames.whole(row));
        }
        List<String> related = new ArrayList<>(List.of(row));
        rows.row(unit, row).stream()
                .flatMap(stored -> Parts.of(stored).stream())
                .map(BankStore.StoredRow::id)
                .filter(RowNames::isPart)
                .forEach(related::add);
        return related;
    }

    private Optional<String> match(Unit unit, String row) {
        return house(unit, row)
                .filter(house -> isMatched(unit, house, row))
                .map(house -> "it is matched with another entry of " + house.name());
    }

    /// A match with nothing but entries that were taken back since holds no row.
    private boolean isMatched(Unit unit, HouseAccount house, String row) {
        var asked = new Matching.Rows(house, Set.of(), Set.of(row));
        EntrySearch entries = ground.ledger().search();
        return ground.matching().among().apply(unit, asked).statement().entrySet().stream()
                .filter(matched -> matched.getKey().equals(row))
                .flatMap(matched -> matched.getValue().stream())
                .map(posting -> entries.ofPosting(unit, posting))
                .anyMatch(entry -> entry.isEmpty() || !entries.isReversed(unit, entry.get()));
    }

    private void deposit(Unit unit, Deposit asks) {
        String own = asks.id().value().toString();
        stated(unit, asks.paidInto(), asks.evidence(), own, List.of(asks.deposited()));
    }

    private void confirmed(Unit unit, Deposit deposit) {
        String holder = Deposits.subject(deposit.id());
        named(unit, deposit.evidence())
                .forEach(row -> take(unit, row, ClaimStore.Kind.DEPOSIT, holder));
    }

    private void paid(Unit unit, Stated stated) {
        String reference = stated.evidence().toUpperCase(Locale.ROOT);
        named(unit, reference).forEach(row -> take(unit, row, ClaimStore.Kind.PAYMENT, reference));
    }

    private void payment(Unit unit, Stated asks) {
        if (!asks.cameBack().isEmpty()) {
            traces.requireOnce(unit, asks);
            named(unit, asks.evidence()).forEach(row -> requireNotTakenBack(unit, "evidence", row));
            return;
        }
        RowDays.require(stated(unit, asks.houseAccount(), asks.evidence(), "", asks.moved()), asks);
    }

    private List<BankStore.StoredRow> stated(
            Unit unit, String houseAccount, String evidence, String own, List<Money> sums) {
        List<BankStore.StoredRow> shown = named.of(unit, houseAccount, evidence);
        named(unit, evidence).forEach(row -> requireFree(unit, "evidence", row, own));
        EvidenceRows.requireSum(evidence, shown, sums);
        books.requireNoMovement(unit, houseAccount, evidence.strip());
        return shown;
    }

    /// Evidence of a movement stands for nothing else at this account.
    ///
    /// @throws Refused `EVIDENCE_USED`
    void requireUnused(Unit unit, HouseAccount house, String evidence) {
        books.requireUnused(unit, "evidence", house, evidence);
        named(unit, evidence).forEach(row -> requireFree(unit, "rowId", row, ""));
    }

    private void exchange(Unit unit, HouseAccount house, String reference) {
        books.requireUnused(unit, "reference", house, reference);
        named(unit, reference).forEach(row -> requireFree(unit, "reference", row, ""));
    }

    private Set<String> named(Unit unit, String evidence) {
        return ClaimStore.standing(unit, rows, evidence);
    }
}
