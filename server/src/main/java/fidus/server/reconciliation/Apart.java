package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The breaks of a list to write off, none of which speaks of the same money as another one. They
/// are looked up by deals and days, so that a long list is not gone through for each of its breaks;
/// only what tells a break apart is kept of it.
final class Apart {
    private final @Nullable Apart before;
    private final Map<String, OfAccount> accounts = new HashMap<>();
    private final List<Listed> added = new ArrayList<>();

    /// Nothing yet.
    Apart() {
        this(null);
    }

    private Apart(@Nullable Apart before) {
        this.before = before;
    }

    /// What another part of the list is held against: this and what is added to that. It is added
    /// here by {@link #and} once the part is done, since a part may be begun again.
    Apart part() {
        return new Apart(this);
    }

    void and(Apart part) {
        part.added.forEach(this::keep);
    }

    /// Adds one.
    ///
    /// @throws Refused `BAD_VALUE` when one before it speaks of the same money
    void add(BreakStore.StoredBreak one) {
        var listed = Listed.of(one);
        if (listed.said.isNothing()) {
            return;
        }
        Listed rival = rival(listed);
        if (rival != null) {
            throw Refused.at(
                    "breaks",
                    Problem.Code.BAD_VALUE,
                    "%s, is chosen too and speaks of the same money. It is booked away once; leave one of the two out."
                            .formatted(rival.words));
        }
        keep(listed);
    }

    private void keep(Listed one) {
        added.add(one);
        accounts.computeIfAbsent(one.account, _ -> new OfAccount()).add(one);
    }

    private @Nullable Listed rival(Listed one) {
        Listed earlier = before == null ? null : before.rival(one);
        OfAccount here = accounts.get(one.account);
        return earlier != null || here == null ? earlier : here.rival(one);
    }

    /// A break of the list.
    private record Listed(
            BreakId id,
            String account,
            String rule,
            String key,
            @Nullable LocalDate day,
            LocalDate firstSeenOn,
            SaidOf said,
            String words)
            implements KeyedBreak {
        static Listed of(BreakStore.StoredBreak one) {
            SaidOf said = SaidOf.of(one);
            return new Listed(
                    one.id(),
                    one.account(),
                    one.rule(),
                    one.key(),
                    one.day(),
                    one.firstSeenOn(),
                    said,
                    said.isNothing() ? "" : SameMoney.said(one));
        }
    }

    /// Those of one account.
    private static final class OfAccount {
        private final Map<String, List<Listed>> byTicket = new HashMap<>();
        private final BalanceDays<Listed> holding = new BalanceDays<>();
        private final List<Listed> balances = new ArrayList<>();
        private final Map<LocalDate, List<Listed>> byDay = new HashMap<>();
        private final List<Listed> undated = new ArrayList<>();

        void add(Listed one) {
            SaidOf.Span span = one.said.span();
            if (span != null) {
                balances.add(one);
                holding.add(one, span);
                return;
            }
            one.said.tickets().forEach(ticket -> add(byTicket, ticket, one));
            if (one.day == null) {
                undated.add(one);
            } else {
                add(byDay, one.day, one);
                add(byDay, one.firstSeenOn, one);
            }
        }

        private static <K> void add(Map<K, List<Listed>> to, K key, Listed one) {
            to.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
        }

        @Nullable Listed rival(Listed one) {
            return near(one).filter(other -> SaidOf.bars(one, other)).findFirst().orElse(null);
        }

        private Stream<Listed> near(Listed one) {
            SaidOf.Span span = one.said.span();
            if (span == null) {
                return Stream.concat(
                        one.said.tickets().stream()
                                .flatMap(
                                        ticket ->
                                                byTicket.getOrDefault(ticket, List.of()).stream()),
                        holding.holding(one).stream());
            }
            return Stream.of(
                            balances.stream(),
                            undated.stream(),
                            span.days().stream()
                                    .flatMap(day -> byDay.getOrDefault(day, List.of()).stream()))
                    .flatMap(some -> some);
        }
    }
}
