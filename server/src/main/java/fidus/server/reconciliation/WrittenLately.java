package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.UUID;

/// What was written off of an account lately, one by one, or waits to be: it counts towards the
/// limit, so that a large loss is not written off as many small ones.
record WrittenLately(Approvals approvals, BreakStore store) {
    /// Days, today among them.
    static final int DAYS = 7;

    /// Σ without signs.
    Money of(Unit unit, String account, Currency currency) {
        LocalDate from = RunWork.today(unit).minusDays(DAYS - 1L);
        Money[] sum = {Money.zero(currency)};
        store.eachOfAccount(
                unit,
                account,
                stored -> {
                    if (isWrittenSince(stored.found(), from)) {
                        sum[0] = plus(sum[0], stored);
                    }
                });
        for (Prepared waiting : approvals.waitingOf(unit, Endings.WRITE_OFF)) {
            String id = waiting.subject().substring(waiting.subject().indexOf('/') + 1);
            BreakStore.StoredBreak stored = store.get(unit, new BreakId(UUID.fromString(id)));
            if (stored.account().equals(account)) {
                sum[0] = plus(sum[0], stored);
            }
        }
        return sum[0];
    }

    private static boolean isWrittenSince(ReconciliationBreak found, LocalDate from) {
        return found.breakState() == BreakState.WRITTEN_OFF
                && found.history().stream()
                        .filter(step -> step.to() == BreakState.WRITTEN_OFF)
                        .anyMatch(step -> !step.on().isBefore(from));
    }

    private static Money plus(Money sum, BreakStore.StoredBreak stored) {
        Money difference = stored.found().difference();
        return difference == null || !difference.currency().equals(sum.currency())
                ? sum
                : sum.plus(difference.abs());
    }
}
