package fidus.server.redemptions;

import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.Redeemable;
import fidus.money.Money;
import fidus.payments.PayableBlock;
import fidus.redemptions.ReadyRedemption;
import fidus.redemptions.RedemptionRequest;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What could be approved to be paid: the available rows of each contract, and requests that wait.
final class ReadyRows {
    private final RedemptionStore store;
    private final Redemptions.Ground ground;

    ReadyRows(RedemptionStore store, Redemptions.Ground ground) {
        this.store = store;
        this.ground = ground;
    }

    /// Everything due on or before a day, with what stands against it; by client, then contract.
    List<ReadyRedemption> until(Unit unit, LocalDate until) {
        var blocks = new Blocks(unit);
        var found = new ArrayList<ReadyRedemption>();
        List<RedemptionRequest> waiting =
                store.pending(unit).stream()
                        .filter(one -> !one.owedSince().isAfter(until))
                        .toList();
        Map<InvestmentId, ContractBook> books =
                ground.books()
                        .known(
                                unit,
                                waiting.stream()
                                        .map(RedemptionRequest::investmentId)
                                        .distinct()
                                        .toList());
        for (RedemptionRequest one : waiting) {
            ContractBook book = Objects.requireNonNull(books.get(one.investmentId()));
            found.add(ready(one, blocks.of(book)));
        }
        Map<ContractBook, List<PayoutRow>> available = available(unit, until);
        Map<InvestmentId, Long> before =
                store.counts(unit, available.keySet().stream().map(ContractBook::id).toList());
        available.forEach(
                (book, rows) ->
                        found.add(
                                ready(
                                        book,
                                        rows,
                                        before.getOrDefault(book.id(), 0L),
                                        blocks.of(book))));
        found.sort(
                Comparator.comparing(ReadyRedemption::clientName)
                        .thenComparingLong(ReadyRedemption::contractNumber)
                        .thenComparing(ReadyRedemption::dueOn));
        return found;
    }

    private Map<ContractBook, List<PayoutRow>> available(Unit unit, LocalDate until) {
        LocalDate today = ground.funds().businessDate(unit);
        var available = new LinkedHashMap<ContractBook, List<PayoutRow>>();
        ground.books()
                .each(
                        unit,
                        book -> {
                            List<PayoutRow> rows =
                                    Redeemable.on(book.schedule(), today).rows().stream()
                                            .filter(row -> !row.dueOn().isAfter(until))
                                            .toList();
                            if (!rows.isEmpty()) {
                                available.put(book, rows);
                            }
                        });
        return available;
    }

    private static ReadyRedemption ready(
            ContractBook book, List<PayoutRow> rows, long requests, @Nullable PayableBlock block) {
        List<PayoutRef> refs = rows.stream().map(PayoutRow::ref).toList();
        return new ReadyRedemption(
                ReadyName.of(book.id(), requests, refs).toString(),
                null,
                book.id(),
                book.number(),
                book.clientId(),
                book.clientName(),
                book.fundCode(),
                refs,
                sum(rows),
                rows.getFirst().dueOn(),
                block);
    }

    private static ReadyRedemption ready(RedemptionRequest one, @Nullable PayableBlock block) {
        return new ReadyRedemption(
                ReadyName.of(one).toString(),
                one.number(),
                one.investmentId(),
                one.contractNumber(),
                one.clientId(),
                one.clientName(),
                one.fundCode(),
                one.rows(),
                one.total(),
                one.owedSince(),
                block);
    }

    /// These rows of a contract as they are available today; empty when one of them is not.
    Optional<Money> available(Unit unit, ContractBook book, List<PayoutRef> wanted) {
        List<PayoutRow> rows =
                Redeemable.on(book.schedule(), ground.funds().businessDate(unit)).rows().stream()
                        .filter(row -> wanted.contains(row.ref()))
                        .toList();
        return rows.size() == wanted.size() ? Optional.of(sum(rows)) : Optional.empty();
    }

    private static Money sum(List<PayoutRow> rows) {
        return rows.stream().map(PayoutRow::payoutAmount).reduce(Money::plus).orElseThrow();
    }

    Blocks blocks(Unit unit) {
        return new Blocks(unit);
    }

    /// What stands against paying contracts now. Clients are asked about once.
    final class Blocks {
        private final Unit unit;
        private final Set<InvestmentId> suspended;
        private final Map<String, Optional<PayableBlock>> clients = new HashMap<>();

        private Blocks(Unit unit) {
            this.unit = unit;
            suspended = ground.contracts().suspended(unit);
        }

        @Nullable PayableBlock of(ContractBook book) {
            if (suspended.contains(book.id())) {
                return PayableBlock.CONTRACT_SUSPENDED;
            }
            String client = book.clientId().value() + " " + book.schedule().principal().currency();
            return clients.computeIfAbsent(client, _ -> ground.blocked().apply(unit, book))
                    .orElse(null);
        }
    }
}
