package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads an MT5 report row by row, from HTML and workbook alike: history, trade account report and
/// tester report look the same and are told apart by what they contain.
final class Mt5Report implements Consumer<Row> {
    private static final List<String> HISTORY_TITLES =
            List.of(
                    "Trade History Report",
                    "Отчет за историята на търговията",
                    "Rapport d'historique de trading",
                    "Informe del historial de trading",
                    "Relatório do Histórico de Negociação",
                    "Raport Historii Trade");

    private final Draft draft;
    private final Mt5Head head = new Mt5Head();
    private final List<List<Row.Pair>> closing = new ArrayList<>();
    private @Nullable Section section;
    private int dealColumns;
    private @Nullable Row dealTotals;
    private boolean snapshot;
    private boolean tablesBegun;
    private String title;

    /// @param title the document's title; a workbook has none and its first cell takes its place
    Mt5Report(String title, @Nullable Currency fallback, Cost cost) {
        this.title = title;
        this.draft = new Draft(fallback, cost);
    }

    @Override
    public void accept(Row row) {
        if (row.isBlank()) {
            return;
        }
        if (title.isEmpty()) {
            title = row.cells().stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
        }
        Section found = Mt5Shape.sectionOf(row.cells());
        if (found != null) {
            data(found, row);
        } else if (row.isHeading()) {
            begin(null);
        } else if (isDealTotals(row)) {
            dealTotals = row;
            section = null;
        } else if (tablesBegun && looksLikeData(row)) {
            unknown(row);
        } else {
            pairs(row.pairs());
        }
    }

    /// @throws Refused `UNKNOWN_FORMAT`, or `CUT_FILE` when the figures that always close it are
    ///   absent
    Report finish(ReportFormat format, Fingerprint file) {
        draft.head(title, head.claim(), head.printedAt());
        ReportKind kind = kind();
        if (!draft.deals().isEmpty() && dealTotals == null) {
            throw cut("the totals row that ends the table of deals");
        }
        if (kind != ReportKind.TESTER_REPORT) {
            new Mt5Closing(draft, closing).read();
        }
        new Mt5Checks(draft, kind).run(dealTotals, format == ReportFormat.MT5_HTML);
        return draft.finish(format, kind, file);
    }

    static Refused cut(String missing) {
        return Refused.because(
                Problem.Code.CUT_FILE,
                "The file is cut: "
                        + missing
                        + " is missing. Nothing of it was taken; have the report written again.");
    }

    private void begin(@Nullable Section next) {
        if (!tablesBegun) {
            tablesBegun = true;
            draft.head(title, head.claim(), head.printedAt());
        }
        section = next;
    }

    private void data(Section found, Row row) {
        begin(found);
        try {
            switch (found) {
                case DEALS -> deal(row);
                case OPEN_POSITIONS -> {
                    snapshot |= Mt5Shape.isSnapshotPosition(row.cells());
                    draft.open(Mt5Rows.open(row.cells(), draft.currency()));
                    tally(found, row);
                }
                case POSITIONS -> {
                    Currency currency = draft.currency();
                    draft.tally(found)
                            .add(
                                    Figures.money(row.cell(10), currency, "commission"),
                                    Money.zero(currency),
                                    Figures.money(row.cell(11), currency, "swap"),
                                    Figures.money(row.cell(12), currency, "profit"));
                    tally(found, row);
                }
                case ORDERS, WORKING_ORDERS -> {
                    tally(found, row).state(row.cell(9));
                }
                case STRAY -> unknown(row);
            }
        } catch (BadField bad) {
            draft.unreadable(row.number(), bad);
        }
    }

    private void deal(Row row) throws BadField {
        if (dealColumns == 0) {
            dealColumns = row.size();
        } else if (dealColumns != row.size()) {
            throw new BadField(
                    "row",
                    String.join(" | ", row.cells()),
                    "has " + row.size() + " columns, the rows before it " + dealColumns);
        }
        Mt5Rows.BookedDeal booked = Mt5Rows.deal(row.cells(), draft.currency());
        draft.deal(row.number(), booked.row(), booked.balance());
        tally(Section.DEALS, row).direction(row.cell(4));
    }

    private Tally tally(Section of, Row row) {
        Tally tally = draft.tally(of);
        tally.row();
        tally.type(row.cell(3));
        return tally;
    }

    private void unknown(Row row) {
        draft.unreadable(
                row.number(),
                new BadField(
                        "row", String.join(" | ", row.cells()), "has the shape of no known table"));
    }

    /// Ten or more filled cells, or a time beside a ticket, are a row of money and not decoration.
    private static boolean looksLikeData(Row row) {
        long filled = row.cells().stream().filter(cell -> !cell.isEmpty()).count();
        return filled >= 8
                || (Figures.looksLikeTime(row.cell(0)) && Figures.looksLikeTicket(row.cell(1)));
    }

    private boolean isDealTotals(Row row) {
        List<String> filled = row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        return section == Section.DEALS
                && (filled.size() == 4 || filled.size() == 5)
                && filled.stream().allMatch(cell -> Figures.hasDigit(cell) && !cell.endsWith("%"));
    }

    private void pairs(List<Row.Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        if (!tablesBegun && pairs.size() == 1 && closing.isEmpty()) {
            head.accept(pairs.getFirst());
        } else if (closing.size() < 8) {
            closing.add(pairs);
        }
    }

    private ReportKind kind() {
        if (title.startsWith("Strategy Tester")) {
            return ReportKind.TESTER_REPORT;
        }
        boolean account = head.claim().login() != null;
        if (account && (snapshot || title.endsWith("Trade Account Report"))) {
            return ReportKind.ACCOUNT_REPORT;
        }
        boolean history = HISTORY_TITLES.stream().anyMatch(title::endsWith);
        if (account && (history || !draft.deals().isEmpty())) {
            return ReportKind.HISTORY;
        }
        throw Refused.because(
                Problem.Code.UNKNOWN_FORMAT,
                "This is no report Fidus knows: it calls itself '%s', %s and has %d deals."
                        .formatted(
                                title.length() > 60 ? title.substring(0, 60) : title,
                                account ? "names an account" : "has no account line",
                                draft.deals().size()));
    }
}
