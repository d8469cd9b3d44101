package fidus.server.reports;

import fidus.imports.Claim;
import fidus.imports.OpenPosition;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an MT4 statement row by row. The number of cells tells the rows apart: a trade has 14, a
/// deposit 5, a cancelled order 11, and the line under a trade made by a program 3.
final class Mt4Report implements Consumer<Row> {
    private static final Pattern NOTE = Pattern.compile("#(\\d{1,18}) (.*)");
    private static final Map<String, DealKind> KINDS =
            Map.of(
                    "buy", DealKind.BUY,
                    "sell", DealKind.SELL,
                    "balance", DealKind.BALANCE,
                    "credit", DealKind.CREDIT);

    private final Draft draft;
    private final Mt4Head head = new Mt4Head();
    private final Mt4Closing closing;
    private boolean lastIsDeal;

    Mt4Report(String title, @Nullable Currency fallback, Cost cost) {
        this.draft = new Draft(fallback, cost);
        this.closing = new Mt4Closing(draft);
        head.title(title);
    }

    @Override
    public void accept(Row row) {
        if (row.isBlank()) {
            return;
        }
        List<String> cells = row.cells();
        boolean lead = Figures.looksLikeTicket(row.cell(0)) && Figures.looksLikeTime(row.cell(1));
        if (lead) {
            read(row);
        } else if (cells.size() == 3
                && row.cell(0).isEmpty()
                && Figures.looksLikeTicket(row.cell(1))) {
            program(Long.parseLong(row.cell(1)), row.cell(2));
        } else if (!row.isHeading() && Figures.looksLikeTime(row.cell(1))) {
            unknown(row);
        } else if (!head.accept(row)) {
            closing.accept(row);
        }
        draft.head(head.title(), head.claim(), head.printedAt());
    }

    /// @param caption the broker's name above the table
    Report finish(String caption, Fingerprint file) {
        Claim claim = head.claim();
        var named =
                new Claim(
                        claim.login(),
                        null,
                        claim.holder(),
                        claim.currency(),
                        caption.isEmpty() ? null : caption,
                        null,
                        null);
        draft.head(head.title(), named, head.printedAt());
        closing.finish();
        return draft.finish(ReportFormat.MT4_HTML, ReportKind.HISTORY, file);
    }

    private void read(Row row) {
        String type = row.cell(2).toLowerCase(Locale.ROOT);
        boolean side = type.equals("buy") || type.equals("sell");
        try {
            if (row.size() == 14 && side && Figures.looksLikeTime(row.cell(8))) {
                closed(row);
            } else if (row.size() == 14 && side && row.cell(8).isEmpty()) {
                open(row);
            } else if (row.size() == 5) {
                cash(row);
            } else if (row.size() == 11 && row.cell(10).equalsIgnoreCase("cancelled")) {
                tally(Section.DEALS, row).state("cancelled");
            } else if (type.contains("limit") || type.contains("stop")) {
                tally(Section.WORKING_ORDERS, row);
            } else {
                unknown(row);
            }
        } catch (BadField bad) {
            draft.unreadable(row.number(), bad);
        }
    }

    private void closed(Row row) throws BadField {
        Currency currency = draft.currency();
        Matcher note = NOTE.matcher(row.note());
        boolean program = note.matches();
        long ticket = Figures.ticket(row.cell(0), "ticket");
        Figures.time(row.cell(1), "open time");
        draft.deal(
                row.number(),
                new DealRow(
                        ticket,
                        Figures.time(row.cell(8), "close time"),
                        kind(row),
                        DealEntry.OUT,
                        row.cell(4),
                        Figures.decimal(row.cell(3), "size"),
                        Figures.decimal(row.cell(9), "close price"),
                        Figures.money(row.cell(13), currency, "profit"),
                        Figures.money(row.cell(10), currency, "commission"),
                        Figures.money(row.cell(12), currency, "swap"),
                        Figures.money(row.cell(11), currency, "taxes"),
                        program ? note.group(2).strip() : row.note(),
                        null,
                        ticket,
                        program ? Long.valueOf(note.group(1)) : null),
                null);
        lastIsDeal = true;
        tally(Section.DEALS, row).direction("out");
    }

    private void open(Row row) throws BadField {
        Currency currency = draft.currency();
        Money taxes = Figures.money(row.cell(11), currency, "taxes");
        draft.open(
                new OpenPosition(
                        Figures.ticket(row.cell(0), "ticket"),
                        Figures.time(row.cell(1), "open time"),
                        kind(row),
                        row.cell(4),
                        Figures.decimal(row.cell(3), "size"),
                        Figures.decimal(row.cell(5), "open price"),
                        Figures.decimal(row.cell(9), "market price"),
                        Figures.money(row.cell(10), currency, "commission").plus(taxes),
                        Figures.money(row.cell(12), currency, "swap"),
                        Figures.money(row.cell(13), currency, "profit"),
                        row.note()));
        lastIsDeal = false;
        tally(Section.OPEN_POSITIONS, row);
    }

    private void cash(Row row) throws BadField {
        Currency currency = draft.currency();
        Money zero = Money.zero(currency);
        draft.deal(
                row.number(),
                new DealRow(
                        Figures.ticket(row.cell(0), "ticket"),
                        Figures.time(row.cell(1), "time"),
                        kind(row),
                        null,
                        null,
                        null,
                        null,
                        Figures.money(row.cell(4), currency, "amount"),
                        zero,
                        zero,
                        zero,
                        row.cell(3).isEmpty() ? row.note() : row.cell(3),
                        null,
                        null,
                        null),
                null);
        lastIsDeal = false;
        tally(Section.DEALS, row).direction("");
    }

    /// The line under a trade names the program that made it and that program's comment.
    private void program(long magic, String comment) {
        if (!lastIsDeal || draft.deals().isEmpty()) {
            return;
        }
        DealRow deal = draft.deals().getLast();
        draft.replaceLastDeal(
                new DealRow(
                        deal.ticket(),
                        deal.serverTime(),
                        deal.dealKind(),
                        deal.entry(),
                        deal.symbol(),
                        deal.volume(),
                        deal.price(),
                        deal.dealProfit(),
                        deal.commission(),
                        deal.swap(),
                        deal.fee(),
                        deal.comment().isEmpty() ? comment : deal.comment(),
                        deal.order(),
                        deal.position(),
                        magic));
        lastIsDeal = false;
    }

    private static DealKind kind(Row row) {
        return KINDS.getOrDefault(row.cell(2).toLowerCase(Locale.ROOT), DealKind.UNKNOWN);
    }

    private Tally tally(Section section, Row row) {
        Tally tally = draft.tally(section);
        tally.row();
        tally.type(row.cell(2));
        return tally;
    }

    private void unknown(Row row) {
        draft.unreadable(
                row.number(),
                new BadField(
                        "row", String.join(" | ", row.cells()), "has the shape of no known table"));
    }
}
