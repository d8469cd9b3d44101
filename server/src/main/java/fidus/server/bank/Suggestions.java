package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.TransitProposal;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the rows that nothing in the books stands on suggest to do. A row that could be two things
/// is offered as both, and each says so: a person decides.
final class Suggestions {
    private final BankStore store;
    private final BankSides sides;
    private final HeldRows held;
    private final Matching matching;
    private final Kinds kinds;

    /// What rows can be.
    record Kinds(
            Confirmations confirmations,
            Arrivals arrivals,
            Function<Unit, List<OpenTransit>> transits) {}

    Suggestions(BankStore store, BankSides sides, HeldRows held, Matching matching, Kinds kinds) {
        this.store = store;
        this.sides = sides;
        this.held = held;
        this.matching = matching;
        this.kinds = kinds;
    }

    Proposals of(Unit unit, HouseAccount account) {
        Matching.Matched used = matching.all().apply(unit, account);
        Set<String> booked = held.booked(unit);
        BookSide side = sides.book(unit, account, used.book());
        List<BankStore.StoredRow> free =
                store.fresh(unit, account.id()).stream()
                        .filter(row -> isFree(used.statement().get(row.id()), side))
                        .filter(row -> !booked.contains(row.id()))
                        .toList();
        List<MatchRow> book =
                side.rows().stream()
                        .filter(row -> !used.book().contains(row.rowId()))
                        .filter(row -> !side.takenBack().contains(row.rowId()))
                        .toList();
        List<TransitProposal> transits =
                TransitOffers.of(
                                account,
                                free,
                                kinds.transits.apply(unit),
                                matching.most(unit, account))
                        .stream()
                        .filter(one -> !held.isDeposited(unit, one.rowId()))
                        .toList();
        List<DepositProposal> deposits = kinds.arrivals.of(unit, account, free, book);
        return new Proposals(
                unit.now(),
                kinds.confirmations.of(unit, account, free),
                competing(deposits, transits),
                competingTransits(transits, deposits));
    }

    /// A match with nothing but entries that were taken back since uses no row.
    ///
    /// @param partners the rows of the journal that the row is matched with
    private static boolean isFree(@Nullable List<String> partners, BookSide side) {
        return partners == null || side.takenBack().containsAll(partners);
    }

    private static List<DepositProposal> competing(
            List<DepositProposal> deposits, List<TransitProposal> transits) {
        Set<String> rows =
                transits.stream().map(TransitProposal::rowId).collect(Collectors.toSet());
        return deposits.stream()
                .map(
                        one ->
                                rows.contains(one.rowId())
                                        ? saying(
                                                one,
                                                one.why()
                                                        + " It could also be money in transit from"
                                                        + " a broker.")
                                        : one)
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

    private static DepositProposal saying(DepositProposal one, String why) {
        return new DepositProposal(
                one.rowId(),
                one.day(),
                one.money(),
                one.text(),
                one.counterparty(),
                one.clientId(),
                one.clientName(),
                why,
                one.deposit(),
                one.pending());
    }

    private static TransitProposal saying(TransitProposal one, String why) {
        return new TransitProposal(
                one.rowId(), one.day(), one.money(), one.text(), one.transit(), why, one.booking());
    }
}
