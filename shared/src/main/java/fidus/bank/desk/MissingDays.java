package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// S4: the days of an account that no statement speaks of, and the numbers that none has.
///
/// @param missing due and not excused, oldest first, at most {@link #MOST}
/// @param more how many newer ones there are beyond those
/// @param excused newest first, at most {@link #MOST}; of which no statement speaks either
/// @param moreExcused how many older ones there are beyond those
/// @param numbers a sentence for each gap in the bank's numbers, oldest first; absent where there
///   is none
public record MissingDays(
        Instant asOf,
        List<LocalDate> missing,
        long more,
        List<ExcusedDay> excused,
        long moreExcused,
        @Nullable List<String> numbers) {
    public static final int MOST = 2_000;

    public MissingDays {
        missing = List.copyOf(missing);
        excused = List.copyOf(excused);
        numbers = numbers == null ? null : List.copyOf(numbers);
    }
}
