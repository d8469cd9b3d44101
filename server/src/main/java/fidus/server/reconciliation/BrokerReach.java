package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which statements of a broker a run reads. They come in the order of their imports, and an older
/// one may have been imported late, so those behind it are read as long as a day of the run is told
/// by none, or the first one has none that its opening balance is held against.
///
/// @param read newest first by when they were imported
/// @param whole whether there are no others
/// @param cut whether there are more than a run reads
record BrokerReach(List<BrokerStatement> read, boolean whole, boolean cut) {
    /// Days on which nothing may have been printed between two statements of the same balance: a
    /// statement begins with its first row.
    private static final int QUIET = 7;

    /// @param all newest first by when they were imported
    /// @param since the first day that a row is looked for on
    /// @throws Refused `BAD_VALUE` when too many would have to be read for the period's first day
    static BrokerReach of(
            Iterable<BrokerStatement> all,
            AccountKey account,
            LocalDate since,
            Rows.Period period) {
        List<BrokerStatement> read = new ArrayList<>();
        int counted = 0;
        int reached = 0;
        boolean told = false;
        for (BrokerStatement one : all) {
            if (counted == BrokerSide.MOST) {
                requireReached(account, read, period);
                return new BrokerReach(read, false, true);
            }
            if (told ? isBefore(one, read, since) : reached < 2 || isNearer(one, read, since)) {
                read.add(one);
            }
            counted += BrokerSide.isAfter(one, period) ? 0 : 1;
            reached += reached > 0 || !one.from().isAfter(since) ? 1 : 0;
            told = told || (reached > 1 && isTold(read, since, period.to()));
            if (told && isContinued(read, since)) {
                return new BrokerReach(read, false, false);
            }
        }
        return new BrokerReach(read, true, false);
    }

    /// Of those that end before the run, only the last is what the next is held against.
    private static boolean isNearer(
            BrokerStatement one, List<BrokerStatement> read, LocalDate since) {
        return read.stream()
                .noneMatch(other -> other.to().isBefore(since) && !other.to().isBefore(one.to()));
    }

    /// Whether the one that tells the first day has one that it goes on from: it reaches into it,
    /// or ends with its opening. Several that begin on one day, or one that was imported late, come
    /// before that one; what opens with nothing goes on from none. Where something is missing, all
    /// are read that may tell of it.
    private static boolean isContinued(List<BrokerStatement> read, LocalDate since) {
        return lastFrom(read, since)
                .filter(first -> !first.opening().isZero())
                .map(
                        first ->
                                nearest(read, first)
                                        .filter(
                                                near ->
                                                        !near.to().isBefore(first.from())
                                                                || near.closing()
                                                                        .equals(first.opening()))
                                        .isPresent())
                .orElse(true);
    }

    /// Whether it begins before the one that tells the first day, and nearer to it than those read.
    private static boolean isBefore(
            BrokerStatement one, List<BrokerStatement> read, LocalDate since) {
        return lastFrom(read, since)
                .filter(first -> one.from().isBefore(first.from()))
                .filter(
                        first ->
                                nearest(read, first)
                                        .map(near -> one.to().isAfter(near.to()))
                                        .orElse(true))
                .isPresent();
    }

    /// Of those that begin before it, the one that ends last.
    private static Optional<BrokerStatement> nearest(
            List<BrokerStatement> read, BrokerStatement first) {
        return read.stream()
                .filter(one -> one.from().isBefore(first.from()))
                .max(Comparator.comparing(BrokerStatement::to));
    }

    /// Whether the statements go on from one another from the first day to the last.
    private static boolean isTold(List<BrokerStatement> read, LocalDate since, LocalDate last) {
        boolean inOrder = isInOrder(read);
        BrokerStatement told = lastFrom(read, since).orElse(null);
        while (told != null && told.to().isBefore(last)) {
            BrokerStatement before = told;
            LocalDate end = before.to();
            told =
                    lastFrom(read, end.plusDays(1))
                            .filter(one -> one.to().isAfter(end))
                            .or(() -> firstAfter(read, end).filter(_ -> inOrder))
                            .filter(one -> isNext(before, one))
                            .orElse(null);
        }
        return told != null;
    }

    private static boolean isInOrder(List<BrokerStatement> read) {
        for (int i = 1; i < read.size(); i++) {
            if (read.get(i).from().isAfter(read.get(i - 1).from())) {
                return false;
            }
        }
        return true;
    }

    /// Of those that begin by a day, the one that ends last.
    private static Optional<BrokerStatement> lastFrom(List<BrokerStatement> read, LocalDate day) {
        return read.stream()
                .filter(one -> !one.from().isAfter(day))
                .max(Comparator.comparing(BrokerStatement::to));
    }

    private static Optional<BrokerStatement> firstAfter(List<BrokerStatement> read, LocalDate day) {
        return read.stream()
                .filter(one -> one.from().isAfter(day))
                .min(Comparator.comparing(BrokerStatement::from));
    }

    private static boolean isNext(BrokerStatement before, BrokerStatement one) {
        long apart = ChronoUnit.DAYS.between(before.to(), one.from()) - 1;
        return apart <= 0 || (apart <= QUIET && before.closing().equals(one.opening()));
    }

    private static void requireReached(
            AccountKey account, List<BrokerStatement> read, Rows.Period period) {
        LocalDate first =
                read.stream()
                        .map(BrokerStatement::from)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        if (first.isAfter(period.from())) {
            throw Refused.at(
                    "from",
                    Problem.Code.BAD_VALUE,
                    "A run reads at most %d statements, and those of %s back from %s reach %s only. Start a run that begins on that day or later, and another of the days before it."
                            .formatted(BrokerSide.MOST, account, period.to(), first));
        }
    }

    /// What the balance was on days that no statement speaks of: what the next one opens with, when
    /// all were read or the one before ended with the same.
    Optional<BrokerStatement> after(Rows.Period period) {
        Optional<BrokerStatement> next =
                read.stream()
                        .filter(one -> BrokerSide.isAfter(one, period))
                        .min(Comparator.comparing(BrokerStatement::from));
        return next.filter(one -> whole || continues(one, period));
    }

    private boolean continues(BrokerStatement next, Rows.Period period) {
        return read.stream()
                .filter(one -> one.to().isBefore(period.from()))
                .max(Comparator.comparing(BrokerStatement::to))
                .filter(before -> before.closing().equals(next.opening()))
                .isPresent();
    }
}
