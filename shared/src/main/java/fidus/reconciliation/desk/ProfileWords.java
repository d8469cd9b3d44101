package fidus.reconciliation.desk;

import java.util.Locale;
import java.util.regex.Pattern;

/// What matching rules are called, for people.
public final class ProfileWords {
    private static final Pattern TOLD = Pattern.compile("\\b(\\S+) version (\\d+)\\b");

    private ProfileWords() {}

    /// `BANK` and 1 are "rules of banks, version 1"; rules that the house named have that name.
    public static String of(String name, int version) {
        return of(name, "" + version);
    }

    /// The same of `BANK version 1`, as answers name them; anything else stays as it is.
    public static String told(String told) {
        var found = TOLD.matcher(told);
        return found.matches() ? of(found.group(1), found.group(2)) : told;
    }

    private static String of(String name, String version) {
        return name(name) + ", version " + version;
    }

    /// `BANK` is "Rules of banks (BANK)"; rules that the house named are told by that.
    public static String coded(String name) {
        String words = name(name);
        return words.endsWith(name)
                ? name
                : words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1)
                        + " ("
                        + name
                        + ")";
    }

    /// Those that come with the program are called after what they compare.
    public static String name(String name) {
        return switch (name) {
            case "BANK" -> "rules of banks";
            case "BROKER" -> "rules of brokers";
            default -> "rules " + name;
        };
    }
}
