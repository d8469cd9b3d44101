package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.FindBreakPage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Which breaks fit a question, and in which order.
final class BreakSearch {
    private final FindBreakPage question;
    private final LocalDate today;
    private final List<BreakWord> words;

    BreakSearch(FindBreakPage question, LocalDate today) {
        this.question = question;
        this.today = today;
        words = BreakWord.of(question.text());
    }

    /// The same question whatever the deadline and the page.
    static FindBreakPage ofAnyAge(FindBreakPage all) {
        return new FindBreakPage(
                all.place(),
                all.account(),
                all.rule(),
                all.cause(),
                all.owner(),
                all.age(),
                all.severity(),
                all.states(),
                false,
                all.currency(),
                all.amountFrom(),
                all.amountTo(),
                all.text(),
                all.only(),
                all.offsetting(),
                all.order(),
                0,
                0);
    }

    List<BreakLine> in(Map<BreakId, BreakLine> lines) {
        BreakId only = question.only();
        if (only != null) {
            BreakLine line = lines.get(only);
            return line == null ? List.of() : List.of(line);
        }
        BreakId offsetting = question.offsetting();
        if (offsetting != null) {
            return offsets(lines.get(offsetting), lines);
        }
        return lines.values().stream().filter(this::fits).sorted(order()).toList();
    }

    private static List<BreakLine> offsets(@Nullable BreakLine of, Map<BreakId, BreakLine> lines) {
        Money sum = of == null ? null : of.difference();
        if (of == null || sum == null) {
            return List.of();
        }
        return lines.values().stream()
                .filter(line -> line.isUnsettled() && line.account().equals(of.account()))
                .filter(line -> opposes(sum, line.difference()))
                .sorted(
                        Comparator.comparing((BreakLine line) -> left(sum, line))
                                .thenComparing(BreakLine::key))
                .toList();
    }

    private static boolean opposes(Money sum, @Nullable Money other) {
        return other != null
                && other.currency().equals(sum.currency())
                && other.signum() * sum.signum() < 0;
    }

    private static BigDecimal left(Money sum, BreakLine line) {
        Money other = line.difference();
        return other == null ? BigDecimal.ZERO : sum.plus(other).amount().abs();
    }

    private boolean fits(BreakLine line) {
        return isWanted(line.state().name())
                && hasPlace(line)
                && is(question.account(), line.account())
                && is(question.rule(), line.rule())
                && is(question.cause(), line.cause())
                && isOwned(line)
                && is(question.age(), AgeBucket.of(line.age(today)))
                && is(question.severity(), line.severity(today))
                && hasAmount(line.difference())
                && words.stream().allMatch(word -> word.isIn(line.said()));
    }

    private boolean isWanted(String state) {
        return switch (question.states()) {
            case ALL -> true;
            case UNSETTLED -> state.equals("OPEN") || state.equals("EXPLAINED");
            default -> state.equals(question.states().name());
        };
    }

    private boolean hasPlace(BreakLine line) {
        return question.place() == null
                || BankComparison.isBank(line.account())
                        == (question.place() == FindBreakPage.Place.BANK);
    }

    private boolean isOwned(BreakLine line) {
        return FindBreakPage.NOBODY.equals(question.owner())
                ? line.owner() == null
                : is(question.owner(), line.owner());
    }

    private static boolean is(@Nullable Object wanted, @Nullable Object value) {
        return wanted == null || wanted.equals(value);
    }

    private boolean hasAmount(@Nullable Money difference) {
        BigDecimal from = question.amountFrom();
        BigDecimal to = question.amountTo();
        if (from == null && to == null && question.currency() == null) {
            return true;
        }
        return difference != null
                && is(question.currency(), difference.currency().code())
                && (from == null || difference.amount().abs().compareTo(from) >= 0)
                && (to == null || difference.amount().abs().compareTo(to) <= 0);
    }

    private Comparator<BreakLine> order() {
        Comparator<BreakLine> worst =
                Comparator.comparing((BreakLine line) -> line.severity(today))
                        .thenComparing(BreakLine::firstSeenOn)
                        .thenComparing(BreakLine::rule)
                        .thenComparing(BreakLine::key)
                        .thenComparing(line -> line.id().value());
        Comparator<BreakLine> first =
                switch (question.order()) {
                    case WORST -> worst;
                    case OLDEST -> Comparator.comparing(BreakLine::firstSeenOn);
                    case NEWEST -> Comparator.comparing(BreakLine::firstSeenOn).reversed();
                    case LARGEST -> Comparator.comparing(BreakSearch::magnitude).reversed();
                    case SMALLEST -> Comparator.comparing(BreakSearch::magnitude);
                    case ACCOUNT -> Comparator.comparing(BreakLine::account);
                    case OWNER ->
                            Comparator.comparing(
                                    BreakLine::owner,
                                    Comparator.nullsFirst(Comparator.naturalOrder()));
                    case CAUSE ->
                            Comparator.comparing(
                                    BreakLine::cause,
                                    Comparator.nullsFirst(Comparator.naturalOrder()));
                };
        return first.thenComparing(worst);
    }

    private static BigDecimal magnitude(BreakLine line) {
        Money difference = line.difference();
        return difference == null ? BigDecimal.ZERO : difference.amount().abs();
    }
}
