package fidus.desktop.banks;

import fidus.bank.desk.ExcusedDay;
import fidus.bank.desk.MissingDays;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A day that no statement speaks of.
///
/// @param excused present where two persons excused it
record MissingLine(LocalDate day, @Nullable ExcusedDay excused) {
    enum State {
        MISSING,
        EXCUSED
    }

    /// The missing days, then the excused ones.
    static List<MissingLine> of(MissingDays days) {
        List<MissingLine> lines = new ArrayList<>();
        days.missing().forEach(day -> lines.add(new MissingLine(day, null)));
        days.excused().forEach(one -> lines.add(new MissingLine(one.day(), one)));
        return lines;
    }

    State state() {
        return excused == null ? State.MISSING : State.EXCUSED;
    }

    String reason() {
        return excused == null ? "" : excused.reason();
    }

    String by() {
        return excused == null ? "" : excused.askedByName() + ", " + excused.agreedByName();
    }
}
