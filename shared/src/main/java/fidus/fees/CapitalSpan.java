package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Capital that did not change over some days. Its meaning (allocation, equity, committed) is that
/// of the base it is given for.
///
/// @param from first day
/// @param to the day after the last
/// @param benchmarkReturn of the span, for a hurdle on a benchmark; otherwise absent
public record CapitalSpan(
        LocalDate from, LocalDate to, BigDecimal capital, @Nullable BigDecimal benchmarkReturn) {
    /// @throws Refused `BAD_VALUE` when the span has no day
    public CapitalSpan {
        if (!from.isBefore(to)) {
            throw Refused.at(
                    "capital", Problem.Code.BAD_VALUE, "A span of capital has at least one day.");
        }
    }

    public static CapitalSpan of(LocalDate from, LocalDate to, BigDecimal capital) {
        return new CapitalSpan(from, to, capital, null);
    }

    long days() {
        return to.toEpochDay() - from.toEpochDay();
    }

    /// The spans of a stretch in order, cut at its ends.
    ///
    /// @throws Refused `BAD_VALUE` when days are missing or said twice: nobody may guess the
    ///   capital of a day; or when a benchmark's span would have to be cut
    public static List<CapitalSpan> covering(
            List<CapitalSpan> spans, LocalDate from, LocalDate to) {
        List<CapitalSpan> cut = new ArrayList<>();
        LocalDate next = from;
        for (CapitalSpan span : inOrder(spans)) {
            if (span.to().isAfter(from) && span.from().isBefore(to)) {
                CapitalSpan part = span.within(from, to);
                if (!part.from().equals(next)) {
                    throw gap(next);
                }
                cut.add(part);
                next = part.to();
            }
        }
        if (!next.equals(to)) {
            throw gap(next);
        }
        return cut;
    }

    private static List<CapitalSpan> inOrder(List<CapitalSpan> spans) {
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).from())) {
                return spans.stream().sorted(Comparator.comparing(CapitalSpan::from)).toList();
            }
        }
        return spans;
    }

    /// Spans of several accounts added day by day; a day that one of them does not have adds
    /// nothing for it.
    ///
    /// @throws Refused `BAD_VALUE` for a span with a benchmark: that is stated for the whole
    public static List<CapitalSpan> added(List<CapitalSpan> spans) {
        SortedSet<LocalDate> cuts = new TreeSet<>();
        for (CapitalSpan span : spans) {
            if (span.benchmarkReturn() != null) {
                throw Refused.at(
                        "capital",
                        Problem.Code.BAD_VALUE,
                        "A benchmark is stated for the mandate's capital, not for its accounts.");
            }
            cuts.add(span.from());
            cuts.add(span.to());
        }
        List<CapitalSpan> added = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate to : cuts) {
            if (from != null) {
                join(added, from, to, over(spans, from));
            }
            from = to;
        }
        return added;
    }

    private static List<CapitalSpan> over(List<CapitalSpan> spans, LocalDate day) {
        return spans.stream()
                .filter(span -> !span.from().isAfter(day) && span.to().isAfter(day))
                .toList();
    }

    private static void join(
            List<CapitalSpan> added, LocalDate from, LocalDate to, List<CapitalSpan> parts) {
        if (parts.isEmpty()) {
            return;
        }
        BigDecimal sum =
                parts.stream().map(CapitalSpan::capital).reduce(BigDecimal.ZERO, BigDecimal::add);
        added.add(CapitalSpan.of(from, to, sum));
    }

    private CapitalSpan within(LocalDate start, LocalDate end) {
        LocalDate first = from.isBefore(start) ? start : from;
        LocalDate last = to.isAfter(end) ? end : to;
        boolean whole = first.equals(from) && last.equals(to);
        if (!whole && benchmarkReturn != null) {
            throw Refused.at(
                    "benchmarkReturn",
                    Problem.Code.BAD_VALUE,
                    "The benchmark's return from "
                            + from
                            + " to "
                            + to
                            + " cannot be split; state"
                            + " it up to and from "
                            + (first.equals(from) ? last : first)
                            + ".");
        }
        return whole ? this : new CapitalSpan(first, last, capital, null);
    }

    private static Refused gap(LocalDate day) {
        return Refused.at(
                "capital",
                Problem.Code.BAD_VALUE,
                "The capital on " + day + " is missing or stated twice; state each day once.");
    }
}
