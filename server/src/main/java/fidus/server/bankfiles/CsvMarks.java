package fidus.server.bankfiles;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What banks write beside an amount to say whether it came or went. A mark that is known for
/// neither is never taken for one of them.
final class CsvMarks {
    private static final Set<String> CREDIT =
            Set.of("C", "CR", "CRDT", "CREDIT", "Credit", "H", "Haben", "+");
    private static final Set<String> DEBIT =
            Set.of("D", "DR", "DB", "DBIT", "DEBIT", "Debit", "S", "Soll", "-");

    /// Read as money out when a profile says which marks are money in; too seldom to propose a
    /// profile by.
    private static final Set<String> ALSO_DEBIT =
            Set.of(
                    "DT",
                    "DEB",
                    "AF",
                    "DEBET",
                    "DEBE",
                    "CARGO",
                    "DÉBIT",
                    "DÉBITO",
                    "DEBITO",
                    "DARE",
                    "ADDEBITO",
                    "DEEBET",
                    "DEBETS",
                    "DEBETAS",
                    "WN",
                    "OUT",
                    "WITHDRAWAL",
                    "PAID OUT",
                    "LASTSCHRIFT",
                    "BELASTUNG",
                    "\u2212");

    /// Parts of words that banks print where a row has no day yet.
    private static final List<String> PENDING =
            List.of(
                    "pend",
                    "sospes",
                    "vorgemerkt",
                    "vormerk",
                    "vorläufig",
                    "offen",
                    "ausstehend",
                    "bearbeitung",
                    "reserv",
                    "openstaand",
                    "processing",
                    "progress",
                    "not booked",
                    "unbooked",
                    "not posted",
                    "not cleared",
                    "uncleared",
                    "authori",
                    "attente",
                    "en cours",
                    "contabilizzare",
                    "oczekuj",
                    "afventer",
                    "väntar",
                    "venter",
                    "odottaa",
                    "varaus",
                    "venir",
                    "geplant",
                    "angekündigt",
                    "nicht gebucht",
                    "unverbucht",
                    "hold",
                    "behandeling",
                    "provisional",
                    "proceso",
                    "processamento");

    private CsvMarks() {}

    /// Whether it is one of the marks a profile is proposed by.
    static boolean isKnown(String mark) {
        return CREDIT.contains(mark) || DEBIT.contains(mark);
    }

    /// All marks of money in, also those the file at hand does not hold: the next one may.
    static String proposed() {
        return String.join("|", new TreeSet<>(CREDIT));
    }

    /// The marks a profile names; an empty one between or behind bars is a cell without a mark.
    static Set<String> named(String marks) {
        return marks.isEmpty()
                ? Set.of()
                : Arrays.stream(marks.split("\\|", -1))
                        .map(String::strip)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a word says that a row is not booked yet.
    static boolean isPending(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PENDING.stream().anyMatch(lower::contains);
    }

    static boolean isDebit(String mark) {
        String plain = mark.strip();
        String upper = plain.toUpperCase(Locale.ROOT).replaceFirst("\\.$", "");
        return DEBIT.contains(plain)
                || DEBIT.contains(upper)
                || upper.equals("SOLL")
                || ALSO_DEBIT.contains(upper);
    }
}
