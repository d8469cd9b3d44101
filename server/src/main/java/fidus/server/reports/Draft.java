package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Check;
import fidus.imports.Claim;
import fidus.imports.LedgerTotals;
import fidus.imports.OpenPosition;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.imports.SectionCount;
import fidus.imports.Summary;
import fidus.imports.Unreadable;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A report while it is being read. One thread fills it row by row.
final class Draft {
    private static final int LONGEST_TEXT = 120;

    private final List<DealRow> deals = new ArrayList<>();
    private final List<@Nullable Money> balances = new ArrayList<>();
    private final Set<Long> tickets = new HashSet<>();
    private final List<OpenPosition> openPositions = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Map<Section, Tally> tallies = new EnumMap<>(Section.class);
    private final @Nullable Currency fallback;
    private final Cost cost;
    private Claim claim = Claim.NONE;
    private @Nullable LocalDateTime printedAt;
    private @Nullable Summary summary;
    private String title = "";

    /// @param fallback what the money is in when the file does not say
    /// @param cost is told of everything that is kept
    Draft(@Nullable Currency fallback, Cost cost) {
        this.fallback = fallback;
        this.cost = cost;
    }

    /// @throws Refused `BAD_VALUE` at `currency` when neither the file nor the caller names one
    Currency currency() {
        Currency named = claim.currency();
        if (named != null) {
            return named;
        }
        if (fallback == null) {
            throw Refused.at(
                    "currency",
                    Problem.Code.BAD_VALUE,
                    "This file does not say which currency its amounts are in; say it when you"
                            + " have it read.");
        }
        return fallback;
    }

    void head(String ofTitle, Claim ofClaim, @Nullable LocalDateTime at) {
        title = ofTitle.length() > LONGEST_TEXT ? ofTitle.substring(0, LONGEST_TEXT) : ofTitle;
        claim = ofClaim;
        printedAt = at;
    }

    void summary(@Nullable Summary figures) {
        summary = figures;
    }

    @Nullable Summary summary() {
        return summary;
    }

    /// @param balance the account's balance after this deal, where the file prints it
    void deal(int line, DealRow deal, @Nullable Money balance) {
        if (!tickets.add(deal.ticket())) {
            unreadable(
                    line,
                    new BadField("ticket", Long.toString(deal.ticket()), "stands here twice"));
            return;
        }
        String symbol = deal.symbol();
        cost.keep(deal.comment().length() + (symbol == null ? 0 : symbol.length()));
        deals.add(deal);
        balances.add(balance);
        tally(Section.DEALS).add(deal);
    }

    void replaceLastDeal(DealRow deal) {
        deals.set(deals.size() - 1, deal);
    }

    void open(OpenPosition position) {
        cost.keep(position.symbol().length() + position.comment().length());
        openPositions.add(position);
        tally(Section.OPEN_POSITIONS)
                .add(
                        position.commission(),
                        Money.zero(position.swap().currency()),
                        position.swap(),
                        position.profit());
    }

    void check(Check check) {
        checks.add(check);
    }

    void unreadable(int line, BadField bad) {
        String text = bad.text();
        cost.keep(LONGEST_TEXT);
        unreadable.add(
                new Unreadable(
                        line,
                        bad.field(),
                        text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                        bad.reason()));
    }

    Tally tally(Section section) {
        return tallies.computeIfAbsent(section, Tally::new);
    }

    SectionCount count(Section section) {
        return tally(section).count();
    }

    List<DealRow> deals() {
        return deals;
    }

    List<@Nullable Money> balances() {
        return balances;
    }

    List<OpenPosition> openPositions() {
        return openPositions;
    }

    Report finish(ReportFormat format, ReportKind kind, Fingerprint file) {
        return new Report(
                format,
                kind,
                title,
                claim,
                printedAt,
                summary,
                List.copyOf(deals),
                List.copyOf(openPositions),
                tallies.values().stream()
                        .filter(tally -> tally.rows() > 0)
                        .map(Tally::count)
                        .toList(),
                totals(),
                List.copyOf(checks),
                List.copyOf(unreadable),
                format == ReportFormat.MT5_XLSX ? "xlsx" : file.encoding(),
                file.sha256(),
                file.bytes());
    }

    private @Nullable LedgerTotals totals() {
        if (deals.isEmpty()) {
            return null;
        }
        SectionCount.Sums sums = Objects.requireNonNull(count(Section.DEALS).sums());
        BigDecimal moved = BigDecimal.ZERO;
        for (DealRow deal : deals) {
            if (!deal.dealKind().isTrade()) {
                moved = moved.add(deal.dealProfit().amount());
            }
        }
        Money commission = sums.commission();
        Money fee = sums.fee();
        Money swap = sums.swap();
        Money cash = new Money(moved, sums.profit().currency());
        Money trades = sums.profit().minus(cash);
        Money net = commission.plus(fee).plus(swap).plus(sums.profit());
        return new LedgerTotals(commission, fee, swap, trades, cash, net);
    }
}
