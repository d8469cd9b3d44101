package fidus.cashflow;

import java.util.List;

/// The lines of one month by due date.
///
/// @param cut whether there are more than these
public record MonthLines(String month, List<CashFlowLine> lines, boolean cut) {
    public static final int MOST = 5_000;

    /// The lines that count in the month asked for.
    public static MonthLines of(FindMonth find, List<CashFlowLine> lines) {
        List<CashFlowLine> found =
                lines.stream()
                        .filter(line -> line.isFor(find.fundCode(), find.clientId()))
                        .filter(line -> line.lineAmount().currency().equals(find.currency()))
                        .filter(line -> counts(line, find.month()))
                        .toList();
        boolean cut = found.size() > MOST;
        return new MonthLines(find.month(), cut ? found.subList(0, MOST) : found, cut);
    }

    private static boolean counts(CashFlowLine line, String month) {
        var day = line.countsOn();
        return day != null && CashFlowCalendar.name(day).equals(month);
    }
}
