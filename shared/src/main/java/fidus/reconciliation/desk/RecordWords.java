package fidus.reconciliation.desk;

import java.util.regex.Pattern;

/// What comparisons call accounts and rows, for people.
public final class RecordWords {
    private static final String BANK = "bank/";
    private static final Pattern POSTING = Pattern.compile("\\bENTRY-(\\d+)-(\\d+)\\b");

    private RecordWords() {}

    /// `bank/Northern Bank USD` is "Northern Bank USD"; an account at a broker stays as it is.
    public static String account(String name) {
        return name.startsWith(BANK) ? name.substring(BANK.length()) : name;
    }

    /// `ENTRY-12-1` is "entry 12, line 1".
    public static String postings(String text) {
        return POSTING.matcher(text).replaceAll("entry $1, line $2");
    }
}
