package fidus.server.bankfiles;

import java.util.List;

/// The lines of a CSV file that its profile leaves out, and the columns it reads that the file does
/// not have, in sentences.
///
/// @param around how many stand before and after the movements, and which are next to them
/// @param movements each line that is left out though it reads as a movement
/// @param absent each column that is read and that no line of the file has
public record CsvLeftOut(List<String> around, List<String> movements, List<String> absent) {
    /// Of a file without any, or one that could not be read.
    public static final CsvLeftOut NONE = new CsvLeftOut(List.of(), List.of(), List.of());

    public CsvLeftOut {
        around = List.copyOf(around);
        movements = List.copyOf(movements);
        absent = List.copyOf(absent);
    }

    /// The same, with the columns counted from 1 that no line of the file has.
    CsvLeftOut beyond(List<Integer> columns) {
        return new CsvLeftOut(around, movements, columns.stream().map(CsvLeftOut::beyond).toList());
    }

    private static String beyond(int column) {
        return "Column "
                + column
                + " is read, and no line of the file reaches it: its cells are taken as empty.";
    }
}
