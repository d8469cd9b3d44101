package fidus.reconciliation;

/// The order of texts, which is part of the order of rows.
final class TextOrder {
    private TextOrder() {}

    /// Compares the compact texts by UTF-16 code unit.
    static int compare(Texts texts, int one, int other) {
        if (one == other) {
            return 0;
        }
        if (texts.isWide(one) || texts.isWide(other)) {
            return texts.compact(one).compareTo(texts.compact(other));
        }
        byte[] data = texts.data();
        int i = texts.from(one);
        int j = texts.from(other);
        while (true) {
            while (i < texts.to(one) && data[i] == ' ') {
                i++;
            }
            while (j < texts.to(other) && data[j] == ' ') {
                j++;
            }
            if (i == texts.to(one) || j == texts.to(other)) {
                return (i == texts.to(one) ? 0 : 1) - (j == texts.to(other) ? 0 : 1);
            }
            if (data[i] != data[j]) {
                return data[i] - data[j];
            }
            i++;
            j++;
        }
    }
}
