package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.endings.EndingLine;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What was written off of accounts lately, alone or in lists, or waits to be: it counts towards
/// the limit, so that a large loss is not written off as many small ones. Whatever is prepared
/// counts what was prepared before it, so each part of a sum is counted once.
record WrittenLately(Approvals approvals, BreakStore store) {
    /// Days, today among them.
    static final int DAYS = 7;

    /// Σ without signs.
    Money of(Unit unit, Collection<String> accounts, Currency currency) {
        var counted = new Counted(Set.copyOf(accounts), currency, new HashMap<>());
        LocalDate from = RunWork.today(unit).minusDays(DAYS - 1L);
        for (String account : counted.accounts) {
            store.eachOfAccount(
                    unit,
                    account,
                    stored -> {
                        if (isWrittenSince(stored.found(), from)) {
                            counted.add(stored);
                        }
                    });
        }
        alone(unit).forEach(id -> counted.add(store.get(unit, id)));
        eachListed(unit, line -> counted.add(line.breakId(), line.account(), line.difference()));
        return counted.sum();
    }

    /// The breaks that wait to be written off, alone or in lists, or are in a list that is being
    /// done.
    Set<BreakId> waiting(Unit unit) {
        Set<BreakId> all = new HashSet<>(alone(unit));
        eachListed(unit, line -> all.add(line.breakId()));
        return all;
    }

    private List<BreakId> alone(Unit unit) {
        return approvals.waitingOf(unit, Endings.WRITE_OFF).stream()
                .map(Prepared::subject)
                .map(subject -> subject.substring(subject.indexOf('/') + 1))
                .map(id -> new BreakId(UUID.fromString(id)))
                .toList();
    }

    /// Those of lists to write off of which nothing became yet.
    private void eachListed(Unit unit, Consumer<EndingLine> then) {
        var endings = new EndingStore();
        for (String list : lists(unit, endings)) {
            endings.eachPart(
                    unit,
                    list,
                    part ->
                            part.lines().stream()
                                    .filter(line -> line.outcome() == null)
                                    .forEach(then));
        }
    }

    /// The lists to write off that wait or are being done.
    private Set<String> lists(Unit unit, EndingStore endings) {
        Set<String> lists = new HashSet<>();
        for (Prepared waiting : approvals.waitingOf(unit, GroupEndings.END_BREAKS)) {
            String list = waiting.subject().substring(GroupEndings.SUBJECT.length());
            if (endings.get(unit, list).card().deed() == BreakDeed.WRITE_OFF) {
                lists.add(list);
            }
        }
        endings.underWay(unit).stream()
                .filter(ending -> ending.card().deed() == BreakDeed.WRITE_OFF)
                .forEach(ending -> lists.add(ending.id()));
        return lists;
    }

    /// Each break once.
    private record Counted(Set<String> accounts, Currency currency, Map<BreakId, Money> sums) {
        void add(BreakStore.StoredBreak stored) {
            add(stored.id(), stored.account(), stored.found().difference());
        }

        void add(BreakId id, String account, @Nullable Money difference) {
            if (accounts.contains(account)
                    && difference != null
                    && difference.currency().equals(currency)) {
                sums.put(id, difference.abs());
            }
        }

        Money sum() {
            return sums.values().stream().reduce(Money.zero(currency), Money::plus);
        }
    }

    private static boolean isWrittenSince(ReconciliationBreak found, LocalDate from) {
        return found.breakState() == BreakState.WRITTEN_OFF
                && found.history().stream()
                        .filter(step -> step.to() == BreakState.WRITTEN_OFF)
                        .anyMatch(step -> !step.on().isBefore(from));
    }
}
