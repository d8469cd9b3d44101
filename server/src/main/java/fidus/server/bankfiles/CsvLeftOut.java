package fidus.server.bankfiles;

import java.util.List;

/// The lines of a CSV file that its profile leaves out, in sentences.
///
/// @param around how many stand before and after the movements, and which are next to them
/// @param movements each line that is left out though it reads as a movement
public record CsvLeftOut(List<String> around, List<String> movements) {
    /// Of a file without any, or one that could not be read.
    public static final CsvLeftOut NONE = new CsvLeftOut(List.of(), List.of());

    public CsvLeftOut {
        around = List.copyOf(around);
        movements = List.copyOf(movements);
    }
}
