package fidus.server.deposits;

import fidus.deposits.DepositMethod;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One piece of evidence in the ways it is written: the same hash of a transaction stands in small
/// or capital letters, with or without its prefix.
final class Spelling {
    private static final Pattern HASH = Pattern.compile("(0[xX])?[0-9a-fA-F]{32,}");
    private static final String PREFIX = "0x";

    private Spelling() {}

    /// As it is kept: a hash in small letters, anything else as it came.
    static String kept(DepositMethod method, String typed) {
        String evidence = typed.strip();
        return isHash(method, evidence) ? evidence.toLowerCase(Locale.ROOT) : evidence;
    }

    /// Every way in which the same evidence may have been kept.
    static Set<String> all(DepositMethod method, String evidence) {
        var all = new LinkedHashSet<String>();
        addCases(all, evidence);
        if (isHash(method, evidence)) {
            String small = evidence.toLowerCase(Locale.ROOT);
            addCases(
                    all,
                    small.startsWith(PREFIX) ? small.substring(PREFIX.length()) : PREFIX + small);
        }
        return all;
    }

    private static void addCases(Set<String> to, String text) {
        to.add(text);
        to.add(text.toLowerCase(Locale.ROOT));
        to.add(text.toUpperCase(Locale.ROOT));
    }

    private static boolean isHash(DepositMethod method, String evidence) {
        return method == DepositMethod.CRYPTO && HASH.matcher(evidence).matches();
    }
}
