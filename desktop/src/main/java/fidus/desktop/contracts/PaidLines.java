package fidus.desktop.contracts;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Payments typed as lines of text, their parts set apart by semicolons or tabs.
final class PaidLines {
    private static final Pattern SEPARATOR = Pattern.compile("[;\t]");

    private PaidLines() {}

    /// @param field where a line that cannot be read is told
    /// @param shape what a line looks like
    /// @param one makes a payment of at most four parts without outer blanks
    static <T> List<T> read(
            String text,
            String field,
            String shape,
            Function<List<String>, T> one,
            List<Problem.Field> faults) {
        List<T> rows = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            List<String> parts = new ArrayList<>();
            for (String part : SEPARATOR.split(lines[i], 4)) {
                parts.add(part.strip());
            }
            try {
                rows.add(one.apply(parts));
            } catch (Refused
                    | DateTimeException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException e) {
                faults.add(new Problem.Field(field, "Line " + (i + 1) + ": " + shape));
            }
        }
        return rows;
    }
}
