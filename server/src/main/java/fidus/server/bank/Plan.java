package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.desk.RowFate;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Unreadable;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What one statement of a file would add, before it is known which of its rows are known already.
///
/// @param from first day, widened to the rows
/// @param to last day, widened to the rows
record Plan(BankStatement statement, LocalDate from, LocalDate to, List<Line> lines) {
    private static final int MOST_DIGITS = 20;

    /// A row with the day it counts on.
    ///
    /// @param identity the same for a row that another file says again
    record Line(BankRow row, LocalDate day, String identity) {
        boolean booked() {
            return row.status() == BankRow.Status.BOOKED;
        }
    }

    /// Half of a SHA-256: what no two texts have in common.
    private record Digest(long first, long second) {
        static Digest of(String text) {
            byte[] sha = Canonical.newSha256().digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer halves = ByteBuffer.wrap(sha);
            return new Digest(halves.getLong(), halves.getLong());
        }
    }

    /// Gives rows their identities. One is shared by statements of a file that carry on from each
    /// other, so that their identical rows stay apart: the n-th such row of a day is the n-th again
    /// in another file.
    static final class Identities {
        /// By digest: the words themselves would be a second copy of the file.
        private final Map<Digest, Integer> seen = new HashMap<>();

        private final Map<Digest, TakenPlaces> taken = new HashMap<>();
        private Set<String> before = Set.of();

        /// The bank's id where it gives one, else the text; with them the day and the sum, because
        /// some banks use one id for many rows, and the ordinal among the rows that agree in all of
        /// it. What else a file holds plays no part: another file that says the row again may hold
        /// less.
        String of(BankRow row, LocalDate day) {
            String what = what(row, day);
            Digest digest = Digest.of(what);
            int times = seen.merge(digest, 1, Integer::sum);
            TakenPlaces places = taken.get(digest);
            return identity(what, places == null ? times : places.place(what, times));
        }

        /// Counts on from what was said before.
        void goOn(StoredSayings.Before said) {
            before = said.rows();
            said.often()
                    .forEach(
                            (what, times) -> {
                                Digest digest = Digest.of(what);
                                seen.put(digest, times);
                                taken.put(digest, new TakenPlaces(times, said.identities()));
                            });
        }

        /// The ids of the stored rows that it counts on from.
        Set<String> before() {
            return before;
        }

        /// What rows agree in that are told apart by their ordinal only.
        static String what(BankRow row, LocalDate day) {
            String said =
                    row.bankId().isBlank() ? "text " + words(row.text()) : "id " + row.bankId();
            return said + " " + day + " " + row.money();
        }

        static String identity(String what, int ordinal) {
            return Canonical.digest(List.of(what, ordinal));
        }

        static String words(String text) {
            return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        }
    }

    /// @throws Refused `NOT_A_STATEMENT` when nothing in it says what day it is of
    static Plan of(BankStatement statement, Identities identities) {
        return of(statement, identities, List.of());
    }

    /// @param unreadable what of its file could not be read
    /// @throws Refused `NOT_A_STATEMENT` when nothing in it says what day it is of
    static Plan of(BankStatement statement, Identities identities, List<Unreadable> unreadable) {
        LocalDate last = last(statement);
        List<Line> lines = new ArrayList<>();
        LocalDate newest = last == null ? newest(statement) : last;
        LocalDate from = first(statement);
        LocalDate to = last;
        for (BankRow row : statement.rows()) {
            boolean booked = row.status() == BankRow.Status.BOOKED;
            LocalDate day = day(row, booked ? last : newest);
            if (day == null) {
                throw undated(row);
            }
            from = from == null || day.isBefore(from) ? day : from;
            to = to == null || day.isAfter(to) ? day : to;
            lines.add(new Line(row, day, booked ? identities.of(row, day) : "not booked"));
        }
        if (from == null) {
            from = to;
        }
        if (from == null || to == null) {
            throw undated(statement, unreadable);
        }
        return new Plan(statement, from.isAfter(to) ? to : from, to, List.copyOf(lines));
    }

    /// Its rows and balances are added up in many places later.
    ///
    /// @throws Refused `BAD_VALUE` when their sums can have more than 20 digits
    static void requireSums(BankStatement statement) {
        BigDecimal all =
                statement.balances().stream()
                        .map(balance -> balance.money().amount().abs())
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO);
        for (BankRow row : statement.rows()) {
            all = all.add(row.money().amount().abs());
        }
        if (all.precision() > MOST_DIGITS) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "The sums of this statement's rows have more than 20 digits, which those of no"
                            + " account have. Ask the bank for it anew; where the file has other"
                            + " statements, leave this one out.");
        }
    }

    private static @Nullable LocalDate first(BankStatement statement) {
        LocalDate stated = statement.from();
        return stated == null && statement.rows().isEmpty() ? last(statement) : stated;
    }

    private static @Nullable LocalDate last(BankStatement statement) {
        LocalDate stated = statement.to();
        BankBalance closing = statement.closing();
        return stated != null || closing == null ? stated : closing.on();
    }

    private static @Nullable LocalDate day(BankRow row, @Nullable LocalDate last) {
        if (row.bookingDate() != null) {
            return row.bookingDate();
        }
        return row.valueDate() == null ? last : row.valueDate();
    }

    /// The newest day of its rows, which stands for what is not booked on any.
    private static @Nullable LocalDate newest(BankStatement statement) {
        LocalDate newest = null;
        for (BankRow row : statement.rows()) {
            LocalDate day = day(row, null);
            newest = newest == null || (day != null && day.isAfter(newest)) ? day : newest;
        }
        return newest;
    }

    private static Refused undated(BankStatement statement, List<Unreadable> unreadable) {
        if (!statement.rows().isEmpty() || unreadable.isEmpty()) {
            return Refused.because(
                    Problem.Code.NOT_A_STATEMENT,
                    "Neither the statement nor its rows say what day they are of.");
        }
        Unreadable first = unreadable.getFirst();
        return Refused.because(
                Problem.Code.NOT_A_STATEMENT,
                "No row of the statement can be read, so nothing says what day it is of. The first thing that could not be read is in line %d, %s “%s”: it %s. Ask the bank for the file written as its format says."
                        .formatted(first.line(), first.field(), first.text(), first.reason()));
    }

    private static Refused undated(BankRow row) {
        return Refused.because(
                Problem.Code.NOT_A_STATEMENT,
                "Row %d of the file, %s, has no day that can be read, and no closing balance says one for it. Ask the bank for the file with that day; of a CSV file, see first which column its days are in."
                        .formatted(row.line(), row.money()));
    }

    /// The identities of its booked rows.
    List<String> identities() {
        return lines.stream().filter(Line::booked).map(Line::identity).toList();
    }

    /// The days of its booked rows that are not known yet.
    Set<LocalDate> daysUnknown(Map<String, String> known) {
        Set<LocalDate> days = new TreeSet<>();
        lines.stream()
                .filter(line -> line.booked() && !known.containsKey(line.identity))
                .forEach(line -> days.add(line.day));
        return days;
    }

    /// What becomes of a row.
    ///
    /// @param known the ids of stored rows by identity
    static RowFate fate(Line line, Map<String, String> known) {
        if (!line.booked()) {
            return RowFate.NOT_BOOKED;
        }
        return known.containsKey(line.identity) ? RowFate.REPEATED : RowFate.FRESH;
    }

    List<Chain.Moved> moved() {
        return lines.stream()
                .filter(Line::booked)
                .map(line -> new Chain.Moved(line.day, line.row.money()))
                .toList();
    }

    Money sum(Money zero) {
        Money sum = zero;
        for (Chain.Moved moved : moved()) {
            sum = sum.plus(moved.money());
        }
        return sum;
    }
}
