package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.TransitProposal;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the rows that nothing in the books stands on suggest to do. A row that could be two things
/// is offered as both, and each says so: a person decides.
final class Suggestions {
    private final BankStore store;
    private final BankSides sides;
    private final HeldRows held;
    private final BiFunction<Unit, HouseAccount, BankStatements.Matched> matched;
    private final Kinds kinds;

    /// What rows can be.
    record Kinds(
            Confirmations confirmations,
            Arrivals arrivals,
            Function<Unit, List<OpenTransit>> transits) {}

    Suggestions(
            BankStore store,
            BankSides sides,
            HeldRows held,
            BiFunction<Unit, HouseAccount, BankStatements.Matched> matched,
            Kinds kinds) {
        this.store = store;
        this.sides = sides;
        this.held = held;
        this.matched = matched;
        this.kinds = kinds;
    }

    Proposals of(Unit unit, HouseAccount account) {
        BankStatements.Matched used = matched.apply(unit, account);
        Set<String> booked = held.booked(unit);
        List<BankStore.StoredRow> free =
                store.fresh(unit, account.id()).stream()
                        .filter(row -> !used.statement().contains(row.id()))
                        .filter(row -> !booked.contains(row.id()))
                        .toList();
        List<MatchRow> book =
                sides.book(unit, account).stream()
                        .filter(row -> !used.book().contains(row.rowId()))
                        .toList();
        List<TransitProposal> transits =
                TransitOffers.of(account, free, kinds.transits.apply(unit)).stream()
                        .filter(one -> !held.isDeposited(unit, one.rowId()))
                        .toList();
        List<DepositProposal> deposits = kinds.arrivals.of(unit, account, free, book);
        return new Proposals(
                unit.now(),
                kinds.confirmations.of(unit, account, free),
                competing(deposits, transits),
                competingTransits(transits, deposits));
    }

    /// The rows that something is suggested for.
    Set<String> rows(Unit unit, HouseAccount account) {
        Proposals proposals = of(unit, account);
        Set<String> rows = new HashSet<>();
        proposals
                .confirmations()
                .forEach(one -> one.lines().forEach(line -> rows.add(line.rowId())));
        proposals.deposits().forEach(one -> rows.add(one.rowId()));
        proposals.transits().forEach(one -> rows.add(one.rowId()));
        return rows;
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
