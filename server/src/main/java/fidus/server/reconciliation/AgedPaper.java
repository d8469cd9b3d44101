package fidus.server.reconciliation;

import static fidus.server.paper.Paper.LEFT;
import static fidus.server.paper.Paper.RIGHT;
import static fidus.server.paper.Paper.WIDTH;

import fidus.contract.Canonical;
import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakWords;
import fidus.server.paper.Paper;
import fidus.server.paper.Style;
import fidus.server.paper.Table;
import fidus.server.paper.Table.Column;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The aged report of breaks as a document: the ages of each account, then its breaks, oldest
/// first.
final class AgedPaper {
    /// Breaks of one account that are listed; the others are counted.
    static final int MOST = 500;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final Pattern SUM =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.,:/_-])-?\\d+\\.\\d+(?= [A-Z]{3}(?![\\p{L}\\p{N}]))");

    static final String NONE = "–";
    static final String ALL = "All accounts";

    private final AgedBreaks aged;
    private final List<BreakCard> cards;
    private final Paper paper;

    private AgedPaper(AgedBreaks aged, List<BreakCard> cards, Instant madeAt) {
        this.aged = aged;
        this.cards = cards;
        this.paper =
                new Paper(
                        new Paper.Head(
                                "Breaks by age, " + aged.on(),
                                "Breaks by age, " + aged.on(),
                                "B-" + aged.on(),
                                "Unsettled breaks of all accounts on " + aged.on(),
                                Canonical.digest(Map.of("aged", aged, "breaks", cards)),
                                false,
                                madeAt));
    }

    /// @param cards the oldest unsettled breaks of each account, at most {@link #MOST}
    static byte[] pdf(AgedBreaks aged, List<BreakCard> cards, Instant madeAt) {
        return new AgedPaper(aged, cards, madeAt).write(madeAt);
    }

    private byte[] write(Instant madeAt) {
        paper.text(Style.KICKER, LEFT, "RECONCILIATION · FOR THE HOUSE ONLY");
        paper.down(400);
        paper.text(Style.TITLE, LEFT, "Breaks by age");
        paper.right(Style.NOTE, RIGHT, "Computed " + MOMENT.format(madeAt));
        paper.down(250);
        if (cards.isEmpty()) {
            paper.text(Style.BODY, LEFT, "There is no unsettled break.");
            return paper.finish();
        }
        paper.paragraph(
                Style.BODY,
                LEFT,
                WIDTH,
                "Open and explained breaks by the days since each was first seen. Sums are of the"
                        + " differences without their signs. Overdue is what stands longer than its"
                        + " severity allows.");
        ages();
        new AgedMoney(aged, paper).write();
        byAccount().forEach(this::account);
        return paper.finish();
    }

    private Map<String, List<BreakCard>> byAccount() {
        return cards.stream()
                .sorted(
                        Comparator.comparingLong(BreakCard::ageDays)
                                .reversed()
                                .thenComparing(card -> card.found().rule())
                                .thenComparing(card -> card.found().key()))
                .collect(
                        Collectors.groupingBy(
                                BreakCard::account, TreeMap::new, Collectors.toList()));
    }

    private void ages() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.whole("Account", LEFT, 1_400));
        int end = LEFT + 1_460;
        for (AgeBucket bucket : AgeBucket.values()) {
            end += 460;
            columns.add(Column.figures(days(bucket), end));
        }
        columns.add(Column.figures("All", end + 500));
        columns.add(Column.figures("Overdue", RIGHT));
        List<List<String>> rows = new ArrayList<>();
        Map<String, List<AgedBreaks.Line>> lines = new LinkedHashMap<>();
        aged.lines()
                .forEach(
                        line ->
                                lines.computeIfAbsent(line.account(), _ -> new ArrayList<>())
                                        .add(line));
        lines.forEach((account, own) -> rows.add(row(account, own)));
        new Table(paper, columns).write(rows, row(ALL, aged.lines()));
    }

    private static List<String> row(String name, List<AgedBreaks.Line> lines) {
        List<String> row = new ArrayList<>();
        row.add(name);
        for (AgeBucket bucket : AgeBucket.values()) {
            int count =
                    lines.stream()
                            .filter(line -> line.ageBucket() == bucket)
                            .mapToInt(AgedBreaks.Line::count)
                            .sum();
            row.add(count == 0 ? NONE : Integer.toString(count));
        }
        row.add(Integer.toString(lines.stream().mapToInt(AgedBreaks.Line::count).sum()));
        row.add(Integer.toString(lines.stream().mapToInt(AgedBreaks.Line::overdue).sum()));
        return row;
    }

    static String days(AgeBucket bucket) {
        return switch (bucket) {
            case DAYS_0_1 -> "0–1";
            case DAYS_2_7 -> "2–7";
            case DAYS_8_30 -> "8–30";
            case DAYS_31_90 -> "31–90";
            case OVER_90_DAYS -> "> 90 days";
        };
    }

    private void account(String account, List<BreakCard> own) {
        paper.heading(account, 900);
        List<List<String>> rows = own.stream().map(AgedPaper::row).toList();
        new Table(
                        paper,
                        List.of(
                                Column.whole("What", LEFT, 1_750),
                                Column.figures("Days", LEFT + 2_000),
                                Column.text("Severity", LEFT + 2_080, 500),
                                Column.whole("State", LEFT + 2_610, 480),
                                Column.whole("Cause", LEFT + 3_120, 560),
                                Column.whole("Owner", LEFT + 3_710, 460),
                                Column.figures("Difference", RIGHT)))
                .write(rows, List.of());
        int all =
                aged.lines().stream()
                        .filter(line -> line.account().equals(account))
                        .mapToInt(AgedBreaks.Line::count)
                        .sum();
        if (all > own.size()) {
            paper.down(150);
            paper.text(Style.NOTE, LEFT, "and " + (all - own.size()) + " younger ones");
        }
    }

    private static List<String> row(BreakCard card) {
        var found = card.found();
        Money difference = found.difference();
        var cause = found.findings().causeCode();
        String owner = card.ownerName();
        return List.of(
                about(card),
                card.ageDays() + (card.isOverdue() ? "!" : ""),
                word(card.severityNow()),
                word(found.breakState()),
                cause == null ? NONE : word(cause),
                owner == null ? NONE : owner,
                difference == null
                        ? NONE
                        : amount(difference) + " " + difference.currency().code());
    }

    /// A rule tells a sum as all others of the paper; a row keeps the words of its bank.
    private static String about(BreakCard card) {
        String about = BreakWords.about(card.account(), card.found());
        return card.found().rule().equals(ReconciliationBreak.UNMATCHED)
                ? about
                : SUM.matcher(about).replaceFirst(found -> figure(new BigDecimal(found.group())));
    }

    static String amount(Money money) {
        return figure(money.amount());
    }

    private static String figure(BigDecimal figure) {
        int scale = Math.max(0, figure.scale());
        String pattern = "#,##0" + (scale == 0 ? "" : "." + "0".repeat(scale));
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(figure)
                .replace('-', '−');
    }

    private static String word(Enum<?> value) {
        String lower = value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
