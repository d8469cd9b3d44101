package fidus.server.bank;

import fidus.bank.BankRow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the house calls its payments and batches, found in what a bank prints, whatever it put
/// between the parts of it.
final class OwnIds {
    /// Twelve digits at its end, or those in two pieces: some banks end a line wherever it is full.
    private static final Pattern PAYMENT =
            Pattern.compile("\\bFE(\\d+) (\\d+) ([0-9A-F]{12}|[0-9A-F]{1,11} [0-9A-F]{1,11})\\b");

    private static final int DIGITS = 12;
    private static final Pattern BATCH = Pattern.compile("\\bFB(\\d+) ([0-9A-F]{16})( \\d)?\\b");

    private OwnIds() {}

    /// The EndToEndIds it names, each once.
    static List<String> payments(BankRow row) {
        Set<String> ids = new LinkedHashSet<>();
        PAYMENT.matcher(Words.of(row))
                .results()
                .filter(found -> found.group(3).replace(" ", "").length() == DIGITS)
                .forEach(found -> ids.add("FE" + joined(found.group(1), found)));
        return List.copyOf(ids);
    }

    private static String joined(String number, MatchResult found) {
        return number
                + "-"
                + found.group(2)
                + "-"
                + found.group(3).replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /// The id of the whole file, of which this is the id or that of a part.
    static String message(String id) {
        String[] pieces = id.split("-", 3);
        return pieces[0] + "-" + pieces[1];
    }

    /// The ids of batches, or of parts of them, that it names.
    static List<String> batches(BankRow row) {
        Set<String> ids = new LinkedHashSet<>();
        BATCH.matcher(Words.of(row))
                .results()
                .forEach(
                        found ->
                                ids.add(
                                        "FB"
                                                + found.group(1)
                                                + "-"
                                                + found.group(2).toLowerCase(Locale.ROOT)
                                                + (found.group(3) == null
                                                        ? ""
                                                        : "-" + found.group(3).strip())));
        return List.copyOf(ids);
    }
}
