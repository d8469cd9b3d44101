package fidus.desktop.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Two texts cut into parts that both have and parts that only one has. Whole words are compared,
/// without regard to case and to leading zeros of numbers, as the matching sees them.
record TextDifference(List<Part> left, List<Part> right) {
    private static final int MOST_WORDS = 200;

    /// A piece of a text, in the order of the text.
    record Part(String text, boolean common) {}

    TextDifference {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    static TextDifference of(String left, String right) {
        List<String> ours = words(left);
        List<String> theirs = words(right);
        if (ours.size() > MOST_WORDS || theirs.size() > MOST_WORDS) {
            boolean same = left.equals(right);
            return new TextDifference(
                    List.of(new Part(left, same)), List.of(new Part(right, same)));
        }
        boolean[] keptLeft = new boolean[ours.size()];
        boolean[] keptRight = new boolean[theirs.size()];
        mark(lengths(ours, theirs), ours, theirs, keptLeft, keptRight);
        return new TextDifference(parts(ours, keptLeft), parts(theirs, keptRight));
    }

    /// Lengths of the longest common runs of words of the rest of both texts.
    private static int[][] lengths(List<String> left, List<String> right) {
        int[][] longest = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                longest[i][j] =
                        same(left.get(i), right.get(j))
                                ? longest[i + 1][j + 1] + 1
                                : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static void mark(
            int[][] longest,
            List<String> left,
            List<String> right,
            boolean[] keptLeft,
            boolean[] keptRight) {
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (same(left.get(i), right.get(j))) {
                keptLeft[i++] = true;
                keptRight[j++] = true;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<Part> parts(List<String> words, boolean[] kept) {
        List<Part> parts = new ArrayList<>();
        var text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0 && kept[i] != kept[i - 1]) {
                parts.add(new Part(text.toString(), kept[i - 1]));
                text.setLength(0);
            }
            text.append(words.get(i));
        }
        if (!words.isEmpty()) {
            parts.add(new Part(text.toString(), kept[words.size() - 1]));
        }
        return parts;
    }

    /// Words with what follows them up to the next word, so that the parts joined are the text.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int at = 1; at < text.length(); at++) {
            boolean starts =
                    Character.isLetterOrDigit(text.charAt(at))
                            && !Character.isLetterOrDigit(text.charAt(at - 1));
            if (starts) {
                words.add(text.substring(from, at));
                from = at;
            }
        }
        if (from < text.length()) {
            words.add(text.substring(from));
        }
        return words;
    }

    private static boolean same(String left, String right) {
        return core(left).equals(core(right));
    }

    private static String core(String word) {
        String letters = word.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        return letters.matches("0+[0-9]+") ? letters.replaceFirst("^0+(?=.)", "") : letters;
    }
}
