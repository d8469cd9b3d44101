package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReturnProposal;
import fidus.bank.desk.TransitProposal;
import fidus.deposits.Deposit;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What the rows that nothing in the books stands on suggest to do. A row that could be two things
/// is offered as both, and each says so: a person decides.
final class Suggestions {
    /// Deposits that are shown.
    static final int MOST = 200;

    private final BankStore store;
    private final BankSides sides;
    private final HeldRows held;
    private final Matching matching;
    private final Kinds kinds;
    private final DepositListStore lists = new DepositListStore();

    /// What rows can be.
    record Kinds(
            Confirmations confirmations,
            Comebacks comebacks,
            PaidAgain paidAgain,
            Arrivals arrivals,
            OwnMoney ownMoney,
            Function<Unit, List<OpenTransit>> transits) {}

    Suggestions(BankStore store, BankSides sides, HeldRows held, Matching matching, Kinds kinds) {
        this.store = store;
        this.sides = sides;
        this.held = held;
        this.matching = matching;
        this.kinds = kinds;
    }

    Proposals of(Unit unit, HouseAccount account) {
        return of(unit, account, null);
    }

    /// @param recorded a deposit as if it waited already
    Proposals of(Unit unit, HouseAccount account, @Nullable Deposit recorded) {
        Matching.Matched used = matching.all().apply(unit, account);
        BookSide side = sides.book(unit, account, used.book());
        List<BankStore.StoredRow> counting = store.fresh(unit, account.id());
        FreeRows free = free(unit, account, counting, used, side);
        List<MatchRow> book = unmatched(side, used);
        UnaryOperator<Money> most = matching.most(unit, account);
        var in = new Comebacks.Ground(account, most);
        LeftTwice twice = twice(unit, account, new Seen(counting, used, free, book));
        Comebacks.Found back = kinds.comebacks.of(unit, in, free.pieces(), twice);
        Confirmations.Found gone = kinds.confirmations.of(unit, account, free, most);
        OwnMoney.Found own = kinds.ownMoney.of(unit, account, free, book);
        Set<String> other = new HashSet<>(back.rows());
        other.addAll(own.rows());
        List<TransitProposal> transits = transits(unit, account, without(free.whole(), other));
        List<DepositProposal> deposits =
                kinds.arrivals.of(
                        unit,
                        account,
                        without(free.pieces(), other),
                        new Arrivals.Booked(side, book, used.tied()),
                        recorded);
        List<PaymentDoubt> doubts = new ArrayList<>(gone.doubts());
        doubts.addAll(back.doubts());
        doubts.addAll(kinds.paidAgain.of(unit, free.pieces(), gone.named(), book));
        doubts.replaceAll(doubt -> taken(doubt, back.proposals()));
        doubts.addAll(suspected(unit, used.suspected().keySet()));
        doubts.addAll(unstated(account, counting));
        return new Proposals(
                unit.now(),
                gone.proposals(),
                competing(deposits, transits, own).stream().limit(MOST).toList(),
                Math.max(0, deposits.size() - MOST),
                lists.last(unit, account.id()).orElse(null),
                competingTransits(transits, deposits),
                own.proposals(),
                back.proposals(),
                doubts);
    }

    /// @param counting rows of the account
    /// @param book rows of the journal that no match uses
    private record Seen(
            List<BankStore.StoredRow> counting,
            Matching.Matched used,
            FreeRows free,
            List<MatchRow> book) {}

    private LeftTwice twice(Unit unit, HouseAccount account, Seen in) {
        List<BankStore.StoredRow> pieces = in.free.pieces();
        return new LeftTwice(
                new Named(pieces, -1),
                id -> unused(unit, account, in.used, id),
                in.book,
                LeftAgain.once(() -> LeftAgain.of(unit, store, in.counting, in.used, pieces)));
    }

    /// A row, or the part of one, that counts and that nothing uses.
    private Optional<BankStore.StoredRow> unused(
            Unit unit, HouseAccount account, Matching.Matched used, String id) {
        String whole = RowNames.whole(id);
        return used.statement().containsKey(whole)
                        || used.suspected().containsKey(whole)
                        || used.offset().contains(whole)
                ? Optional.empty()
                : store.piece(unit, id)
                        .filter(BankStore.StoredRow::counts)
                        .filter(row -> row.houseAccountId().equals(account.id()));
    }

    /// What took a payment once more says which row brings it back.
    private static PaymentDoubt taken(PaymentDoubt doubt, List<ReturnProposal> returns) {
        return returns.stream()
                .filter(one -> one.isOver(doubt.rowId()))
                .findFirst()
                .map(
                        one ->
                                new PaymentDoubt(
                                        doubt.rowId(),
                                        doubt.day(),
                                        doubt.money(),
                                        doubt.named(),
                                        doubt.sentence()
                                                + " Row %s of %s brings it back: set them against each other under Came back."
                                                        .formatted(one.rowId(), one.day())))
                .orElse(doubt);
    }

    private FreeRows free(
            Unit unit,
            HouseAccount account,
            List<BankStore.StoredRow> counting,
            Matching.Matched used,
            BookSide side) {
        return FreeRows.of(
                counting.stream()
                        .filter(row -> row.isIn(account))
                        .filter(row -> isFree(used.statement().get(row.id()), side))
                        .filter(row -> !used.suspected().containsKey(row.id()))
                        .filter(row -> !used.offset().contains(row.id()))
                        .toList(),
                held.booked(unit),
                row -> held.isDeposited(unit, row));
    }

    private List<TransitProposal> transits(
            Unit unit, HouseAccount account, List<BankStore.StoredRow> rows) {
        UnaryOperator<Money> most = matching.most(unit, account);
        return TransitOffers.of(account, rows, kinds.transits.apply(unit), most).stream()
                .filter(one -> !held.isDeposited(unit, one.rowId()))
                .toList();
    }

    private static List<MatchRow> unmatched(BookSide side, Matching.Matched used) {
        return side.rows().stream()
                .filter(row -> !used.book().contains(row.rowId()))
                .filter(row -> !side.takenBack().contains(row.rowId()))
                .toList();
    }

    private static List<PaymentDoubt> unstated(
            HouseAccount account, List<BankStore.StoredRow> counting) {
        return counting.stream()
                .filter(row -> !row.isIn(account))
                .map(Suggestions::unstated)
                .toList();
    }

    private static PaymentDoubt unstated(BankStore.StoredRow row) {
        return new PaymentDoubt(
                row.id(),
                row.day(),
                row.money(),
                row.row().endToEndId(),
                "Its sum was read in %s, which is not the account's currency. Open its statement and have it read again."
                        .formatted(row.money().currency()));
    }

    private List<PaymentDoubt> suspected(Unit unit, Set<String> rows) {
        return rows.stream()
                .sorted()
                .flatMap(row -> store.row(unit, row).stream())
                .map(
                        row ->
                                new PaymentDoubt(
                                        row.id(),
                                        row.day(),
                                        row.money(),
                                        row.row().endToEndId(),
                                        "Fraud is suspected of this row. Nothing is proposed for"
                                                + " it and it is booked as nothing until its"
                                                + " break is settled."))
                .toList();
    }

    /// What names a payment of the house is nothing else, and neither is an entry with a part that
    /// does.
    static List<BankStore.StoredRow> without(List<BankStore.StoredRow> rows, Set<String> naming) {
        Set<String> whole = naming.stream().map(RowNames::whole).collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> !naming.contains(row.id()) && !whole.contains(row.id()))
                .toList();
    }

    /// A match with nothing but entries that were taken back since uses no row.
    ///
    /// @param partners the rows of the journal that the row is matched with
    private static boolean isFree(@Nullable List<String> partners, BookSide side) {
        return partners == null || side.takenBack().containsAll(partners);
    }

    private static List<DepositProposal> competing(
            List<DepositProposal> deposits, List<TransitProposal> transits, OwnMoney.Found own) {
        Map<String, String> also = new HashMap<>();
        own.proposals()
                .forEach(
                        one ->
                                also.put(
                                        one.rowId(),
                                        "It could also be the house's own money from %s."
                                                .formatted(one.other())));
        transits.forEach(
                one -> also.put(one.rowId(), "It could also be money in transit from a broker."));
        return deposits.stream()
                .map(
                        one -> {
                            String said = also.get(one.rowId());
                            return said == null ? one : saying(one, said);
                        })
                .toList();
    }

    private static List<TransitProposal> competingTransits(
            List<TransitProposal> transits, List<DepositProposal> deposits) {
        Set<String> rows =
                deposits.stream().map(DepositProposal::rowId).collect(Collectors.toSet());
        return transits.stream()
                .map(
                        one ->
                                rows.contains(one.rowId())
                                        ? saying(
                                                one,
                                                one.why()
                                                        + ". It could also be a client's deposit.")
                                        : one)
                .toList();
    }

    private static DepositProposal saying(DepositProposal one, String also) {
        return new DepositProposal(
                one.rowId(),
                one.day(),
                one.money(),
                one.text(),
                one.counterparty(),
                one.clientId(),
                one.clientName(),
                one.why() + " " + also,
                one.contract(),
                one.doubting(List.of(also)).doubts(),
                one.deposit(),
                one.alone(),
                one.pending(),
                one.asked());
    }

    private static TransitProposal saying(TransitProposal one, String why) {
        return new TransitProposal(
                one.rowId(), one.day(), one.money(), one.text(), one.transit(), why, one.booking());
    }
}
