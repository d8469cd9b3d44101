package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.mt5.DealRow;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.deals.DealFinding;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Deals whose second copy says something else than the book, which keeps the first: a sibling of
/// R17, with cause DATA_GAP unless a person finds another one. Each copy is a break of its own.
///
/// A copy no longer counts once the account's statements repeat the deal as the book has it: then
/// the broker took it back. Later statements that say nothing of the deal leave it so.
///
/// @param seen those that still stand
record SecondCopies(List<Findings.Seen> seen) {
    /// The rule of these breaks.
    static final String RULE = "SECOND_COPY";

    private static final List<Part> PARTS =
            List.of(
                    new Part("time", DealRow::serverTime),
                    new Part("kind", DealRow::dealKind),
                    new Part("entry", DealRow::entry),
                    new Part("symbol", DealRow::symbol),
                    new Part("volume", DealRow::volume),
                    new Part("price", DealRow::price),
                    new Part("profit", DealRow::dealProfit),
                    new Part("commission", DealRow::commission),
                    new Part("swap", DealRow::swap),
                    new Part("fee", DealRow::fee),
                    new Part("comment", DealRow::comment),
                    new Part("order", DealRow::order),
                    new Part("position", DealRow::position),
                    new Part("magic", DealRow::magic));

    /// One thing a deal says; absent where a file does not print it.
    private record Part(String name, Function<DealRow, @Nullable Object> value) {
        boolean differs(DealRow one, DealRow other) {
            Object left = value.apply(one);
            Object right = value.apply(other);
            return left != null && right != null && !plain(left).equals(plain(right));
        }

        private static Object plain(Object value) {
            return value instanceof java.math.BigDecimal number
                    ? number.stripTrailingZeros()
                    : value;
        }
    }

    /// @param findings of the account
    /// @param last what the statements that are read say
    static SecondCopies of(
            Unit unit, String account, List<DealFinding> findings, List<DealRow> last) {
        Map<Long, DealRow> printed = new HashMap<>();
        last.forEach(row -> printed.put(row.ticket(), row));
        Set<String> takenBack = takenBack(unit, account, findings);
        List<Findings.Seen> seen = new ArrayList<>();
        for (DealFinding finding : findings) {
            DealRow now = printed.get(finding.known().ticket());
            boolean stands =
                    now == null
                            ? !takenBack.contains(finding.id())
                            : !differing(finding.known(), now).isEmpty();
            if (stands) {
                seen.add(seen(finding));
            }
        }
        return new SecondCopies(seen);
    }

    /// Those that the broker took back in a statement that need not be read any more.
    private static Set<String> takenBack(Unit unit, String account, List<DealFinding> findings) {
        List<String> keys = findings.stream().map(DealFinding::id).toList();
        return keys.isEmpty()
                ? Set.of()
                : new BreakStore()
                        .named(unit, account, RULE, keys).stream()
                                .filter(one -> BreakBook.isClearedByData(one.found()))
                                .map(BreakStore.StoredBreak::key)
                                .collect(Collectors.toSet());
    }

    RuleOutcome outcome() {
        return new RuleOutcome(
                RULE,
                "No deal was delivered again with another content",
                seen.isEmpty(),
                seen.size(),
                seen.isEmpty()
                        ? "Passes."
                        : "The first of %d: the book says %s, a later file %s."
                                .formatted(
                                        seen.size(),
                                        seen.getFirst().left(),
                                        seen.getFirst().right()));
    }

    private static Findings.Seen seen(DealFinding finding) {
        Money difference = finding.copy().netAmount().minus(finding.known().netAmount());
        List<Part> parts = differing(finding.known(), finding.copy());
        return new Findings.Seen(
                RULE,
                finding.id(),
                said(finding.known(), parts),
                said(finding.copy(), parts),
                difference.isZero() ? null : difference,
                Severity.CRITICAL,
                first(finding.known(), finding.copy()));
    }

    private static LocalDate first(DealRow one, DealRow other) {
        LocalDate day = one.serverTime().toLocalDate();
        LocalDate copied = other.serverTime().toLocalDate();
        return copied.isBefore(day) ? copied : day;
    }

    private static String said(DealRow row, List<Part> parts) {
        StringBuilder said = new StringBuilder("deal " + row.ticket());
        for (Part part : parts) {
            said.append(", ").append(part.name()).append(' ').append(part.value().apply(row));
        }
        return said.toString();
    }

    private static List<Part> differing(DealRow one, DealRow other) {
        return PARTS.stream().filter(part -> part.differs(one, other)).toList();
    }
}
