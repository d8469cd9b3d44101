package fidus.server.bank;

import fidus.bank.BankRow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a row says, as plain words.
final class Words {
    private Words() {}

    /// Capitals and digits, one blank between words and around all.
    static String of(String text) {
        return " "
                + text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                + " ";
    }

    static String of(BankRow row) {
        return of(
                String.join(
                        " ",
                        row.reference(),
                        row.endToEndId(),
                        row.text(),
                        row.counterparty(),
                        row.batchReference()));
    }

    /// Its text, else what it is told by, for people.
    static String shown(BankRow row) {
        return row.text().isBlank()
                ? Stream.of(row.counterparty(), row.reference(), row.endToEndId(), row.bankId())
                        .filter(one -> !one.isBlank())
                        .distinct()
                        .collect(Collectors.joining(" "))
                : row.text();
    }

    /// Whether the words stand in it one after the other.
    static boolean holds(String words, String part) {
        String sought = of(part);
        return !sought.isBlank() && words.contains(sought);
    }

    /// Whether each of the words stands somewhere in it.
    static boolean holdsAll(String words, String part) {
        List<String> sought = List.of(of(part).strip().split(" ", -1));
        return sought.stream().allMatch(word -> words.contains(" " + word + " "));
    }
}
