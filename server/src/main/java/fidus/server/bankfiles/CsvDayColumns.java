package fidus.server.bankfiles;

/// Which column is the day of the booking and which the value date. Where several read as days, the
/// one that is called the value date is not the booking's, wherever it stands and however well it
/// reads.
final class CsvDayColumns {
    private static final String[] VALUE = {"val", "wert"};

    private final CsvTable table;
    private final CsvHeading heading;
    private final int booked;

    CsvDayColumns(CsvTable table, CsvHeading heading) {
        this.table = table;
        this.heading = heading;
        this.booked = find();
    }

    /// Counted from 0, -1 where no column reads as days.
    int booked() {
        return booked;
    }

    /// Counted from 0, -1 where there is none.
    int valued() {
        return heading.named(column -> column != booked && isDay(column), VALUE);
    }

    /// Whether each movement that has something there has a day, be it one no calendar has.
    boolean isDay(int column) {
        return column == booked || isWritten(column);
    }

    private boolean isWritten(int column) {
        return table.all(column, cell -> CsvDays.isWrittenAs(cell, table.pattern()));
    }

    private int find() {
        int most = table.dayColumn();
        if (most < 0 || !isCalledValue(most)) {
            return most;
        }
        int days = table.cells(most).size();
        int other =
                table.find(
                        column ->
                                !isCalledValue(column)
                                        && table.cells(column).size() >= days
                                        && isWritten(column));
        return other < 0 ? most : other;
    }

    private boolean isCalledValue(int column) {
        return heading.named(one -> one == column, VALUE) >= 0;
    }
}
