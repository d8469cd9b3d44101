package fidus.server.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// Puts the rows of one side in the order of what they say, in small letters. It holds every text
/// until it is done, some 60 bytes a row; the order itself holds none.
final class TextOrder {
    private final List<byte[]> texts = new ArrayList<>();

    /// Takes in the text of the row that comes next.
    void add(String text) {
        texts.add(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /// UTF-8 sorts as the characters are numbered.
    SideOrder order() {
        Integer[] sorted = new Integer[texts.size()];
        Arrays.setAll(sorted, row -> row);
        Arrays.sort(
                sorted, (one, other) -> Arrays.compareUnsigned(texts.get(one), texts.get(other)));
        int[] places = new int[sorted.length];
        var begins = new BitSet(sorted.length);
        for (int i = 0; i < sorted.length; i++) {
            places[i] = sorted[i];
            begins.set(i, i == 0 || !Arrays.equals(texts.get(places[i]), texts.get(places[i - 1])));
        }
        return new SideOrder(places, begins, places.length);
    }
}
