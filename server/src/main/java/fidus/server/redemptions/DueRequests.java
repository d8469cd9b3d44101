package fidus.server.redemptions;

import fidus.approvals.Prepared;
import fidus.funds.PayoutRequestMode;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.redemptions.AboutRedemption;
import fidus.redemptions.RedemptionRequest;
import fidus.redemptions.RequestRedemption;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Requests by itself what falls due of contracts with ON_DUE, where nothing stands in the way of
/// paying it. A row is requested so once; one that was rejected waits for a person, one that nobody
/// decided is asked for again on the next day.
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

    /// Requests first; when nothing is left to request, asks again.
    ///
    /// @return how much was done, 0 when nothing is left
    long roll(Unit unit, LocalDate day, int most) {
        long requested = request(unit, day, most);
        return requested > 0 ? requested : askAgain(unit, day, most);
    }

    /// What waits since an earlier day is asked for on every new one: a decision waits for a day
    /// only, and nobody would press for those that lapsed over a weekend.
    private long askAgain(Unit unit, LocalDate day, int most) {
        LocalDate today = unit.today();
        Instant begin = unit.days().start(day.isAfter(today) ? today : day);
        Set<InvestmentId> suspended = ground.contracts().suspended(unit);
        List<RedemptionRequest> own =
                store.pending(unit).stream()
                        .filter(one -> one.requestedBy().equals(Actor.SYSTEM.name()))
                        .filter(one -> !suspended.contains(one.investmentId()))
                        .toList();
        List<String> subjects = own.stream().map(one -> Redemptions.subject(one.id())).toList();
        Map<String, Prepared> waiting =
                ground.approvals().waiting(unit, subjects).stream()
                        .collect(Collectors.toMap(Prepared::subject, one -> one));
        List<RedemptionRequest> due =
                own.stream()
                        .filter(one -> isOlder(waiting.get(Redemptions.subject(one.id())), begin))
                        .limit(most)
                        .toList();
        for (RedemptionRequest one : due) {
            String subject = Redemptions.subject(one.id());
            if (waiting.containsKey(subject)) {
                ground.approvals()
                        .voidPending(
                                unit, Actor.SYSTEM, subject, "Asked for again on " + day + ".");
            }
            askAgain(unit, day, one);
        }
        return due.size();
    }

    private static boolean isOlder(@Nullable Prepared waiting, Instant than) {
        return waiting == null || waiting.preparedAt().isBefore(than);
    }

    private void askAgain(Unit unit, LocalDate day, RedemptionRequest request) {
        String key = "ON_DUE/" + request.id().value() + "/" + day;
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        var _ =
                requests.askApproval(
                        new Asked(Actor.SYSTEM, unit, id, "", null),
                        new AboutRedemption(request.id()));
    }

    private long request(Unit unit, LocalDate day, int most) {
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
