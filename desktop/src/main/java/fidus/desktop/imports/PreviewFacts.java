package fidus.desktop.imports;

import fidus.desktop.controls.Words;
import fidus.imports.LedgerTotals;
import fidus.imports.Preview;
import fidus.imports.Report;
import fidus.imports.SectionCount;
import fidus.money.Money;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a preview says in words, so that the view only places them.
public final class PreviewFacts {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /// @param name a key of the view's words
    public record Fact(String name, String value) {}

    /// A line of counts per section of the file.
    public record Count(String section, int rows, String kinds) {}

    private PreviewFacts() {}

    public static List<Fact> head(Preview preview) {
        Report report = preview.report();
        var claim = report.claim();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("account", accountOf(preview)));
        facts.add(new Fact("holder", Objects.toString(claim.holder(), "–")));
        facts.add(new Fact("period", period(preview)));
        facts.add(new Fact("currency", Objects.toString(claim.currency(), "–")));
        facts.add(new Fact("mode", mode(claim.tradeMode(), claim.marginMode())));
        facts.add(
                new Fact(
                        "format",
                        report.format().name().replace('_', ' ') + ", " + Words.of(report.kind())));
        return List.copyOf(facts);
    }

    /// From the first deal to the last, by the broker's clock. Where only a part of the deals is
    /// shown, the end is the instant the report was printed.
    public static String period(Preview preview) {
        List<DealRow> deals = preview.report().deals();
        LocalDateTime printed = preview.report().printedAt();
        if (deals.isEmpty()) {
            return printed == null ? "–" : MINUTE.format(printed);
        }
        LocalDateTime first =
                deals.stream().map(DealRow::serverTime).min(LocalDateTime::compareTo).orElseThrow();
        LocalDateTime last =
                deals.stream().map(DealRow::serverTime).max(LocalDateTime::compareTo).orElseThrow();
        boolean whole = deals.size() == preview.dealsSize();
        LocalDateTime end = whole || printed == null ? last : printed;
        return MINUTE.format(first) + " – " + (whole || printed != null ? MINUTE.format(end) : "…");
    }

    public static List<Fact> totals(@Nullable LedgerTotals totals) {
        return totals == null
                ? List.of()
                : List.of(
                        sum("trades", totals.tradeProfit()),
                        sum("commission", totals.commission()),
                        sum("swap", totals.swap()),
                        sum("fee", totals.fee()),
                        sum("cash", totals.cash()),
                        sum("net", totals.net()));
    }

    public static List<Count> counts(Report report) {
        return report.counts().stream()
                .filter(count -> count.rows() > 0)
                .map(count -> new Count(Words.of(count.section()), count.rows(), kinds(count)))
                .toList();
    }

    private static String accountOf(Preview preview) {
        if (preview.account() != null) {
            return preview.account().toString();
        }
        var claim = preview.report().claim();
        return claim.login() == null
                ? "–"
                : claim.login() + (claim.server() == null ? "" : "@" + claim.server());
    }

    private static String mode(@Nullable String trade, @Nullable String margin) {
        if (trade == null && margin == null) {
            return "–";
        }
        return java.util.stream.Stream.of(trade, margin)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String kinds(SectionCount count) {
        return count.byType().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Fact sum(String name, Money money) {
        return new Fact(name, Words.money(money));
    }
}
