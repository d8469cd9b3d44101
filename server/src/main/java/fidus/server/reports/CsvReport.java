package fidus.server.reports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

import fidus.contract.ClosedQuotes;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Check;
import fidus.imports.Check.Tie;
import fidus.imports.Claim;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the deals or orders table that scripts re-write as CSV; MT5 itself exports none. Columns
/// keep the table's order, tickets have become `2.0`, and the totals row stands at the end.
final class CsvReport {
    private static final List<String> DEALS =
            List.of("time", "deal", "symbol", "type", "direction");
    private static final List<String> ORDERS = List.of("open time", "order", "symbol", "type");
    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_LINE = 1 << 20;
    private static final Pattern FLOATED = Pattern.compile("(\\d{1,18})\\.0");

    private final Draft draft;
    private final Fingerprint file;
    private final Cost cost;
    private List<String> header = List.of();
    private List<String> totals = List.of();
    private int line;

    CsvReport(Fingerprint file, Cost cost, @Nullable Currency fallback) {
        this.file = file;
        this.cost = cost;
        this.draft = new Draft(fallback, cost);
    }

    /// Whether a file that starts like this is one of the two tables.
    static boolean begins(String head) {
        List<String> names = names(head.lines().findFirst().orElse(""));
        return starts(names, DEALS) || starts(names, ORDERS);
    }

    /// @throws Refused `CUT_FILE` when the last line is not whole or the totals row of deals is
    ///   absent
    Report read() throws IOException {
        if (!file.tail().endsWith("\n") && !file.tail().endsWith("\r")) {
            throw Mt5Report.cut("the end of the last line");
        }
        String first = file.head().lines().findFirst().orElse("");
        header = names(first);
        boolean deals = starts(header, DEALS);
        if (deals && (header.size() < 13 || header.size() > 15)) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    "A list of deals has 13 to 15 columns; this one has " + header.size() + ".");
        }
        draft.head(first, Claim.NONE, null);
        rows(separator(first), deals);
        if (deals) {
            closeDeals();
        }
        return draft.finish(
                deals ? ReportFormat.DEALS_CSV : ReportFormat.ORDERS_CSV,
                deals ? ReportKind.DEAL_LIST : ReportKind.ORDER_LIST,
                file);
    }

    private void rows(char separator, boolean deals) throws IOException {
        try (CsvReader<CsvRecord> records = reader(separator)) {
            long open =
                    new ClosedQuotes<>(CsvRecord::getFields, CsvRecord::getStartingLineNumber)
                            .each(
                                    records,
                                    each -> {
                                        cost.row();
                                        if (++line > 1) {
                                            row(line, each, deals);
                                        }
                                    });
            if (open > 0) {
                throw Refused.because(
                        Problem.Code.CUT_FILE,
                        "The lines cannot be told apart: "
                                + ClosedQuotes.neverClosed(open)
                                + ". Nothing was taken.");
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            throw Refused.because(
                    Problem.Code.CUT_FILE,
                    "The lines cannot be told apart (%.120s); nothing was taken."
                            .formatted(broken.getMessage()));
        }
    }

    private CsvReader<CsvRecord> reader(char separator) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(LONGEST_LINE)
                .build(
                        CsvRecordHandler.of(
                                handler ->
                                        handler.maxFields(MOST_FIELDS)
                                                .maxFieldSize(LONGEST_LINE)
                                                .maxRecordSize(LONGEST_LINE)),
                        ClosedQuotes.guarded(file.reader()));
    }

    private void row(int line, CsvRecord csv, boolean deals) {
        List<String> cells = new ArrayList<>();
        csv.getFields().forEach(field -> cells.add(Row.tidy(field)));
        boolean stray = cells.size() < 2 || cells.get(1).isEmpty();
        try {
            if (stray) {
                draft.tally(Section.STRAY).row();
                totals = cells;
            } else if (cells.size() != header.size()) {
                throw new BadField(
                        "row",
                        String.join(" | ", cells),
                        "has " + cells.size() + " fields, the heading " + header.size());
            } else if (deals) {
                deal(line, cells);
            } else {
                order(cells);
            }
        } catch (BadField bad) {
            draft.unreadable(line, bad);
        }
    }

    private void deal(int line, List<String> cells) throws BadField {
        cells.set(1, whole(cells.get(1)));
        cells.set(7, whole(cells.get(7)));
        Mt5Rows.BookedDeal booked = Mt5Rows.deal(cells, draft.currency());
        draft.deal(line, booked.row(), booked.balance());
        Tally tally = draft.tally(Section.DEALS);
        tally.row();
        tally.type(cells.get(3));
        tally.direction(cells.get(4));
    }

    private void order(List<String> cells) throws BadField {
        Figures.time(cells.get(0), "open time");
        Figures.ticket(whole(cells.get(1)), "order");
        Tally tally = draft.tally(Section.ORDERS);
        tally.row();
        tally.type(cells.get(3));
        tally.state(cells.get(header.size() - 2));
    }

    /// Compares the last balance with that of the totals row, which stands in the last column but
    /// one.
    private void closeDeals() {
        int balance = header.size() - 2;
        Money last = RunningBalance.check(draft);
        if (totals.size() <= balance || totals.get(balance).isEmpty()) {
            throw Mt5Report.cut("the totals row that ends a table of deals");
        }
        try {
            Money printed = Figures.money(totals.get(balance), draft.currency(), "totals row");
            Money end = last == null ? Money.zero(draft.currency()) : last;
            draft.check(Check.of(Tie.LAST_BALANCE, end, printed));
        } catch (BadField bad) {
            draft.unreadable(0, bad);
        }
    }

    /// A ticket that a script turned into a fraction is taken back only when nothing was lost.
    private static String whole(String ticket) {
        Matcher floated = FLOATED.matcher(ticket);
        return floated.matches() ? floated.group(1) : ticket;
    }

    private static List<String> names(String line) {
        List<String> names = new ArrayList<>();
        for (String name : line.split(String.valueOf(separator(line)), -1)) {
            names.add(name.replace("\"", "").strip().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static char separator(String line) {
        return line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static boolean starts(List<String> names, List<String> with) {
        return names.size() >= 11 && names.subList(0, with.size()).equals(with);
    }
}
