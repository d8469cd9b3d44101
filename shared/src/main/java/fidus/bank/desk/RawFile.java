package fidus.bank.desk;

import java.util.List;

/// The beginning and the end of a CSV file as they stand in it, held against how it is read.
///
/// @param charset the lines are shown in; a character that it does not have is shown as U+FFFD
/// @param lines the first {@link #FIRST} and the last {@link #LAST}
/// @param left how many lines between those are not shown
/// @param bad the cells that cannot be read, at most {@link #MOST_BAD}
public record RawFile(String charset, List<Line> lines, long left, List<BadCell> bad) {
    public static final int FIRST = 150;
    public static final int LAST = 50;
    public static final int MOST_BAD = 200;

    public RawFile {
        lines = List.copyOf(lines);
        bad = List.copyOf(bad);
    }

    /// What becomes of a line.
    public enum Part {
        /// Before the first movement or after the last one, as the profile says.
        SKIPPED,
        /// Of a record that is read.
        READ,
        /// Nothing stands there; it counts as no record.
        EMPTY
    }

    /// One line of the file.
    ///
    /// @param line counted from 1
    /// @param record the record it is of, counted from 1; 0 for an empty line and where no records
    ///   can be told
    /// @param column the column its first character is of; above 1 where a record goes on in it
    /// @param cuts where delimiters stand that part its columns, counted from 0
    /// @param text shortened to 600 characters
    public record Line(
            long line, int record, Part part, int column, List<Integer> cuts, String text) {
        public Line {
            cuts = List.copyOf(cuts);
        }
    }

    /// A cell that cannot be read as the profile says.
    ///
    /// @param record counted from 1
    /// @param line where its record begins, 0 when that is not known
    /// @param column counted from 1, 0 when it is the record as a whole
    /// @param field what the profile says stands there, such as `bookingDate`
    /// @param text what stands there, shortened
    public record BadCell(
            int record, long line, int column, String field, String text, String reason) {}
}
