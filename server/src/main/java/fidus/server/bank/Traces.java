package fidus.server.bank;

import fidus.bank.desk.ReturnProposal;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.Settlement;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;
import fidus.server.payments.Stated;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the statements show of one payment of the house, found without the proposals of its
/// account: the rows since its batch was made that name it.
///
/// @param sides the journal as it is compared
/// @param held which rows the books hold
record Traces(BankStatements.Ground ground, BankStore rows, BankSides sides, HeldRows held) {
    /// The bank's day may be another one than the house's.
    private static final int OTHER_DAY = 1;

    private static final int REACH = 60;

    /// @param pieces that name the payment and that nothing uses or stands on
    private record Found(List<BankStore.StoredRow> pieces, LeftTwice twice) {}

    /// What a row is proposed as that names one payment of the account; empty for any other row.
    Optional<ReturnProposal> cameBack(Unit unit, HouseAccount account, String row) {
        List<Payment> named =
                rows.piece(unit, row).stream()
                        .flatMap(
                                piece ->
                                        ground
                                                .payments()
                                                .withEndToEndIds(unit, Named.ids(piece.row()))
                                                .stream())
                        .toList();
        if (named.size() != 1
                || !batch(unit, named.getFirst()).houseAccountId().equals(account.id())) {
            return Optional.empty();
        }
        Found found = of(unit, account, named.getFirst(), new Read(rows));
        var comebacks = new Comebacks(ground.payments());
        var in = new Comebacks.Ground(account, ground.matching().most(unit, account));
        return comebacks.of(unit, in, found.pieces, found.twice).proposals().stream()
                .filter(one -> one.rowId().equals(row))
                .findFirst();
    }

    /// The rows that name what this one names and have the opposite sum, in words; those that
    /// nothing uses, of the days that an unmatched row is explained with.
    List<String> opposite(Unit unit, String row) {
        BankStore.StoredRow stored = rows.row(unit, row).orElse(null);
        Set<String> ids = stored == null ? Set.of() : Named.ids(stored.row());
        if (stored == null || ids.isEmpty()) {
            return List.of();
        }
        List<LocalDate> days =
                stored.day().minusDays(REACH).datesUntil(stored.day().plusDays(REACH + 1)).toList();
        List<BankStore.StoredRow> opposite =
                rows.freshOn(unit, stored.houseAccountId(), days).stream()
                        .filter(one -> one.money().equals(stored.money().negated()))
                        .filter(one -> Named.ids(one.row()).stream().anyMatch(ids::contains))
                        .toList();
        HouseAccount account =
                ground.payments().wallets().houseAccounts().get(unit, stored.houseAccountId());
        return unused(used(unit, account, opposite, null), opposite).stream()
                .map(
                        one ->
                                "Row %s of %s is %s for the same %s: it may take this row back."
                                        .formatted(
                                                one.id(),
                                                one.day(),
                                                one.money(),
                                                String.join(", ", ids)))
                .toList();
    }

    /// Says of payments that are to be recorded as come back that none of them left once too often
    /// without having come back as often: what comes back is held against that first.
    ///
    /// @throws Refused `WRONG_STATE`, naming the rows
    void requireOnce(Unit unit, Stated asks) {
        Set<String> evidence =
                asks.cameBack().size() == 1
                        ? ClaimStore.standing(unit, rows, asks.evidence())
                        : Set.of(); // rows of several payments are told apart by their names
        var read = new Read(rows);
        for (Payment payment : asks.cameBack()) {
            HouseAccount account =
                    ground.payments()
                            .wallets()
                            .houseAccounts()
                            .get(unit, batch(unit, payment).houseAccountId());
            Found found = of(unit, account, payment, read);
            List<TookAgain> twice = found.twice.of(payment);
            List<TookAgain> hidden = found.twice.hidden(payment, evidence);
            long others =
                    found.pieces.stream()
                            .filter(piece -> LeftAgain.isBack(piece, payment, hidden))
                            .filter(piece -> !LeftAgain.isAmong(piece, evidence))
                            .count();
            // rows that one evidence names are one return, in however many sums it came
            long back = others + (evidence.isEmpty() ? 0 : 1);
            if (twice.size() + hidden.size() > 0 && back <= twice.size() + hidden.size()) {
                throw Refused.at(
                        "evidence",
                        Problem.Code.WRONG_STATE,
                        twice.isEmpty()
                                ? LeftTwice.took(payment, hidden.getFirst()) + LeftTwice.FIRST
                                : leftTwice(payment, twice));
            }
        }
    }

    private static String leftTwice(Payment payment, List<TookAgain> twice) {
        TookAgain again = twice.getFirst();
        return "%s took %s for payment %s once more, and the payee has that twice until it comes back. What comes back is set against that first, under Came back at Banks; only what comes back beyond it is this payment."
                .formatted(again.said(), again.money().abs(), payment.endToEndId());
    }

    private PaymentBatch batch(Unit unit, Payment payment) {
        return Objects.requireNonNull(
                        ground.payments().batched(unit, List.of(payment.id())).get(payment.id()))
                .batch();
    }

    /// The rows of accounts since a day, each read once however many payments are asked about:
    /// those of one batch were made on one day.
    private record Read(BankStore rows, Map<String, List<BankStore.StoredRow>> known) {
        Read(BankStore rows) {
            this(rows, new HashMap<>());
        }

        List<BankStore.StoredRow> since(Unit unit, HouseAccount account, LocalDate first) {
            LocalDate after = unit.today().plusDays(OTHER_DAY + 1);
            return known.computeIfAbsent(
                    account.id().value() + " " + first,
                    _ -> rows.freshOn(unit, account.id(), first.datesUntil(after).toList()));
        }
    }

    private Found of(Unit unit, HouseAccount account, Payment payment, Read read) {
        LocalDate first = unit.days().of(batch(unit, payment).createdAt()).minusDays(OTHER_DAY);
        List<BankStore.StoredRow> naming =
                read.since(unit, account, first).stream()
                        .filter(row -> row.isIn(account))
                        .filter(row -> names(row, payment))
                        .toList();
        Matching.Matched used = used(unit, account, naming, payment);
        List<BankStore.StoredRow> unused = unused(used, naming);
        Set<String> ids = pieces(unused).map(BankStore.StoredRow::id).collect(Collectors.toSet());
        FreeRows free =
                FreeRows.of(unused, held.booked(unit, ids), row -> held.isDeposited(unit, row));
        return new Found(
                free.pieces(),
                new LeftTwice(
                        new Named(free.pieces(), -1),
                        id -> pieces(unused).filter(one -> one.id().equals(id)).findFirst(),
                        book(unit, account, payment),
                        () -> LeftAgain.of(unit, rows, naming, used, free.pieces())));
    }

    private static boolean names(BankStore.StoredRow row, Payment payment) {
        return pieces(List.of(row))
                .anyMatch(piece -> Named.ids(piece.row()).contains(payment.endToEndId()));
    }

    /// The rows, and those that are parts of one.
    private static Stream<BankStore.StoredRow> pieces(List<BankStore.StoredRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row), Parts.of(row).stream()))
                .distinct();
    }

    /// What uses the rows, and those that the payment was confirmed with.
    private Matching.Matched used(
            Unit unit,
            HouseAccount account,
            List<BankStore.StoredRow> naming,
            @Nullable Payment payment) {
        Set<String> ids = naming.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet());
        Settlement confirmed = payment == null ? null : payment.confirmed();
        if (confirmed != null) {
            ClaimStore.standing(unit, rows, confirmed.evidence()).stream()
                    .map(RowNames::whole)
                    .forEach(ids::add);
        }
        return ground.matching().among().apply(unit, new Matching.Rows(account, Set.of(), ids));
    }

    private static List<BankStore.StoredRow> unused(
            Matching.Matched used, List<BankStore.StoredRow> naming) {
        return naming.stream()
                .filter(row -> !used.statement().containsKey(row.id()))
                .filter(row -> !used.suspected().containsKey(row.id()))
                .filter(row -> !used.offset().contains(row.id()))
                .toList();
    }

    /// What books the payment as gone and no match uses.
    private List<MatchRow> book(Unit unit, HouseAccount account, Payment payment) {
        Settlement confirmed = payment.confirmed();
        if (confirmed == null) {
            return List.of();
        }
        List<Money> sums = new ArrayList<>(List.of(payment.paymentAmount().negated()));
        Money charge = confirmed.charge();
        if (charge != null) {
            sums.add(payment.paymentAmount().plus(charge).negated());
        }
        List<MatchRow> book =
                sides.bookOf(unit, account, Set.of(confirmed.bookedOn()), Set.copyOf(sums));
        Set<String> ids = book.stream().map(MatchRow::rowId).collect(Collectors.toSet());
        Set<String> used =
                ground.matching()
                        .among()
                        .apply(unit, new Matching.Rows(account, ids, Set.of()))
                        .book();
        return book.stream().filter(row -> !used.contains(row.rowId())).toList();
    }
}
