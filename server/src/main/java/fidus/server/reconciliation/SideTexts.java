package fidus.server.reconciliation;

import fidus.reconciliation.MatchRow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the rows of one side say, in small letters, to be searched: id, reference and text of each
/// on a line of its own.
final class SideTexts {
    private final List<byte[]> blocks = new ArrayList<>();
    private final List<int[]> ends = new ArrayList<>();

    static byte[] bytes(List<MatchRow> rows) {
        var bytes = new ByteArrayOutputStream(rows.size() * 64);
        for (MatchRow row : rows) {
            String line = row.rowId() + " " + row.reference() + " " + row.text();
            bytes.writeBytes(
                    line.toLowerCase(Locale.ROOT)
                            .replace('\n', ' ')
                            .getBytes(StandardCharsets.UTF_8));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    /// Takes in the lines of the rows that come next, {@link RowStore#BLOCK} of them until the
    /// last.
    void add(byte[] block) {
        int[] found = new int[RowStore.BLOCK];
        int rows = 0;
        for (int i = 0; i < block.length; i++) {
            if (block[i] == '\n') {
                found[rows++] = i;
            }
        }
        blocks.add(block);
        ends.add(Arrays.copyOf(found, rows));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// What is looked for; every word must be there.
    static List<byte[]> words(String text) {
        return Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    boolean says(int row, List<byte[]> words) {
        int block = row / RowStore.BLOCK;
        int at = row % RowStore.BLOCK;
        int from = at == 0 ? 0 : ends.get(block)[at - 1] + 1;
        int to = ends.get(block)[at];
        for (byte[] word : words) {
            if (!holds(blocks.get(block), from, to, word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(byte[] text, int from, int to, byte[] word) {
        for (int at = from; at + word.length <= to; at++) {
            int same = 0;
            while (same < word.length && text[at + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return true;
            }
        }
        return false;
    }
}
