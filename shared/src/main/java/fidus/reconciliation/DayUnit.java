package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What a date window counts. The business days from one date to another are those after the
/// earlier up to and including the later: from Friday to Saturday none, from Friday or Saturday to
/// Monday one.
public enum DayUnit {
    CALENDAR,
    /// Monday to Friday.
    WEEKDAYS,
    /// Monday to Friday without the closing days of TARGET, the payment system of the euro: see
    /// {@link TargetDays}.
    TARGET;

    /// Equal to the unit that is meant where none is written.
    static final class WithoutSaying {
        @Override
        public boolean equals(@Nullable Object unit) {
            return unit == null || unit == CALENDAR;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /// The most closing days of TARGET that one window can meet.
    private static final int CLOSED = 6;

    /// Days of this unit from one epoch day to another; negative backwards.
    int between(int from, int to) {
        return this == CALENDAR ? to - from : number(to) - number(from);
    }

    /// Whether a day is one of this unit.
    public boolean isOpen(LocalDate day) {
        int epoch = Math.toIntExact(day.toEpochDay());
        return number(epoch) > number(epoch - 1);
    }

    /// The number of an epoch day: the days of this unit up to it, from some beginning.
    int number(int day) {
        return switch (this) {
            case CALENDAR -> day;
            case WEEKDAYS -> weekday(day);
            case TARGET -> TargetDays.number(day);
        };
    }

    /// The most calendar days that so many days of this unit can stretch over; a few more are
    /// harmless.
    int stretch(int days) {
        return switch (this) {
            case CALENDAR -> days;
            case WEEKDAYS -> days + 2 * (days / 5 + 1);
            case TARGET -> WEEKDAYS.stretch(days + CLOSED);
        };
    }

    /// Epoch day 0 was a Thursday.
    static int weekday(int day) {
        return 5 * Math.floorDiv(day + 3, 7) + Math.min(Math.floorMod(day + 3, 7) + 1, 5);
    }
}
