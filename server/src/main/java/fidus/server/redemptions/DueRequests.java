package fidus.server.redemptions;

import fidus.funds.PayoutRequestMode;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.redemptions.RedemptionRequest;
import fidus.redemptions.RequestRedemption;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Requests by itself what falls due of contracts with ON_DUE, where nothing stands in the way of
/// paying it. A row is requested so once; one that was rejected waits for a person.
final class DueRequests {
    private final RedemptionStore store;
    private final Redemptions.Ground ground;
    private final RedemptionRequests requests;

    private record Due(ContractBook book, List<PayoutRef> rows) {}

    DueRequests(RedemptionStore store, Redemptions.Ground ground, RedemptionRequests requests) {
        this.store = store;
        this.ground = ground;
        this.requests = requests;
    }

    long request(Unit unit, LocalDate day, int most) {
        var found = new ArrayList<Due>();
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (found.size() < most
                                    && book.schedule().terms().payoutRequestMode()
                                            == PayoutRequestMode.ON_DUE) {
                                List<PayoutRef> rows = due(unit, book, day);
                                if (!rows.isEmpty()) {
                                    found.add(new Due(book, rows));
                                }
                            }
                        });
        for (Due one : found) {
            String key = "ON_DUE/" + one.book.id().value() + "/" + one.rows;
            var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
            var asks = new RequestRedemption(one.book.id(), one.rows, "Requested when it was due");
            var _ = requests.request(new Asked(Actor.SYSTEM, unit, id, "", null), asks);
        }
        return found.size();
    }

    private List<PayoutRef> due(Unit unit, ContractBook book, LocalDate day) {
        List<PayoutRef> due =
                book.schedule().rows().stream()
                        .filter(row -> row.payoutState() == PayoutState.AVAILABLE)
                        .filter(row -> !row.dueOn().isAfter(day))
                        .map(PayoutRow::ref)
                        .toList();
        boolean free =
                !due.isEmpty()
                        && ground.contracts().get(unit, book.id()).investmentState()
                                != InvestmentState.SUSPENDED
                        && ground.hasWallet().test(unit, book);
        if (!free) {
            return List.of();
        }
        List<RedemptionRequest> before = store.of(unit, book.id());
        return due.stream()
                .filter(ref -> before.stream().noneMatch(one -> one.rows().contains(ref)))
                .toList();
    }
}
