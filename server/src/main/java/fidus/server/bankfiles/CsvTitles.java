package fidus.server.bankfiles;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.contract.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What stands over the columns that a profile reads. Where a bank moves a column, its number says
/// another thing than before: debits and credits that changed places would turn every sum round.
public final class CsvTitles {
    private static final int LONGEST = 80;
    private static final int MOST_NAMED = 3;

    private CsvTitles() {}

    /// The cells of a record over the columns that the profile reads, empty for the others; null
    /// when it is no heading: a word stands over each amount.
    static @Nullable List<String> of(CsvProfile profile, List<String> record) {
        Columns columns = profile.columns();
        boolean heading =
                isWord(record, columns.amount())
                        && (columns.credit() == 0 || isWord(record, columns.credit()));
        if (!heading) {
            return null;
        }
        List<Integer> used = used(columns);
        int last = used.stream().mapToInt(Integer::intValue).max().orElse(0);
        return IntStream.rangeClosed(1, last)
                .mapToObj(column -> used.contains(column) ? at(record, column) : "")
                .toList();
    }

    /// Why a file is not read by a saved profile: a heading that stood over one of its columns
    /// stands over another one now, and one of another column in its place; or over an amount
    /// stands what stood over the other one. Null when none does.
    public static @Nullable Problem moved(
            CsvProfile profile, List<String> saved, List<String> now) {
        List<String> said = new ArrayList<>();
        for (int column : used(profile.columns())) {
            String before = at(saved, column);
            String here = at(now, column);
            if (isMoved(profile.columns(), column, saved, now)) {
                said.add(
                        "over column %d stood %s, now %s"
                                .formatted(column, quoted(before), quoted(here)));
            }
        }
        return said.isEmpty()
                ? null
                : Problem.of(
                        Problem.Code.BAD_VALUE,
                        "The columns of the file are not where they were when the profile was"
                                + " saved: "
                                + named(said)
                                + ". Say which column is which now, look at the rows, and have the"
                                + " account always read so.");
    }

    /// Columns whose heading is another word than it was and that are not known to have moved, one
    /// sentence each.
    public static List<String> renamed(CsvProfile profile, List<String> saved, List<String> now) {
        List<String> said = new ArrayList<>();
        for (int column : used(profile.columns())) {
            String before = at(saved, column);
            String here = at(now, column);
            if (!isSame(before, here) && !isMoved(profile.columns(), column, saved, now)) {
                said.add(
                        "Over column %d stood %s when the profile was saved, and now %s: see that it still says the same."
                                .formatted(column, quoted(before), quoted(here)));
            }
        }
        return said;
    }

    /// A bank that renames its columns may give one the word that stood over another; amounts that
    /// changed sides would turn the sums round.
    private static boolean isMoved(
            Columns columns, int column, List<String> saved, List<String> now) {
        String before = at(saved, column);
        String here = at(now, column);
        if (here.isEmpty() || isSame(before, here)) {
            return false;
        }
        boolean amount = column == columns.amount() || column == columns.credit();
        int side = columns.amount() + columns.credit() - column;
        return (has(now, before) && has(saved, here))
                || (amount && side > 0 && isSame(at(saved, side), here));
    }

    private static String named(List<String> said) {
        String some = String.join("; ", said.subList(0, Math.min(MOST_NAMED, said.size())));
        return said.size() <= MOST_NAMED
                ? some
                : some + "; and %d more".formatted(said.size() - MOST_NAMED);
    }

    private static String quoted(String title) {
        return title.isEmpty() ? "nothing" : "“" + Texts.shown(title) + "”";
    }

    private static boolean has(List<String> titles, String title) {
        return !title.isEmpty() && titles.stream().anyMatch(one -> isSame(one, title));
    }

    private static boolean isSame(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    private static boolean isWord(List<String> record, int column) {
        String cell = at(record, column);
        return cell.codePoints().anyMatch(Character::isLetter)
                && cell.codePoints().noneMatch(Character::isDigit);
    }

    private static String at(List<String> record, int column) {
        String cell = CsvTable.at(record, column - 1);
        return cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST);
    }

    private static List<Integer> used(Columns columns) {
        return columns.numbers().filter(column -> column > 0).distinct().sorted().boxed().toList();
    }
}
