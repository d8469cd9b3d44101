package fidus.desktop.palette;

import fidus.desktop.controls.Words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which goals fit what is typed, the best first. Every typed word must be found; a title counts
/// more than a detail, and the beginning of a word more than its middle.
final class Rank {
    private static final int MIDDLE_OF_DETAIL = 4;

    private record Hit(Goal goal, int rank) {}

    private Rank() {}

    /// Goals that fit equally well stay in the order given.
    static Stream<Goal> of(List<Goal> goals, String typed) {
        List<String> words =
                Arrays.stream(plain(typed).strip().split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
        return goals.stream()
                .map(goal -> hit(goal, words))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Hit::rank))
                .map(Hit::goal);
    }

    private static Optional<Hit> hit(Goal goal, List<String> words) {
        String title = plain(goal.title());
        String detail = plain(goal.detail() + " " + goal.kind());
        int sum = 0;
        for (String word : words) {
            int rank = rank(title, detail, word);
            if (rank > MIDDLE_OF_DETAIL) {
                return Optional.empty();
            }
            sum += rank;
        }
        return Optional.of(new Hit(goal, sum));
    }

    private static int rank(String title, String detail, String word) {
        if (title.startsWith(word)) {
            return 0;
        }
        if (title.contains(word)) {
            return beginsIn(title, word) ? 1 : 2;
        }
        if (detail.contains(word)) {
            return beginsIn(detail, word) ? 3 : MIDDLE_OF_DETAIL;
        }
        return MIDDLE_OF_DETAIL + 1;
    }

    private static boolean beginsIn(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    /// A sum is found by its digits, however they are grouped on the screen.
    private static String plain(String text) {
        return text.replace(String.valueOf(Words.THIN_SPACE), "").toLowerCase(Locale.ROOT);
    }
}
