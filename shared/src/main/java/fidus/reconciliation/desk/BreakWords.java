package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a break is about in one line, for lists and for what names a break beside others: nobody
/// reads its rule's code or its key.
public final class BreakWords {
    private static final String DIFFERENCE = "AMOUNT_DIFFERENCE";

    /// What a break is called in a sentence is cut after so many characters.
    private static final int MOST = 140;

    /// Which quarantine holds a reading, which the rule's name says in words.
    private static final Pattern QUARANTINE = Pattern.compile(" by Q\\d+$");

    private static final String INSTANT = "(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)[\\d:.]*Z";
    private static final String DAY = "(\\d{4}-\\d\\d-\\d\\d)";

    /// What other keys than those of rows come to, in the order they are tried.
    private static final Map<Pattern, String> KEYS = keys();

    private static Map<Pattern, String> keys() {
        var keys = new LinkedHashMap<Pattern, String>();
        keys.put(Pattern.compile(INSTANT + "/" + INSTANT), "$1 $2 to $3 $4");
        keys.put(Pattern.compile(DAY + "/" + DAY), "$1 to $2");
        keys.put(Pattern.compile("number/(.+)/" + DAY), "number $1, $2");
        keys.put(Pattern.compile("([\\d#; ]+)/([\\d#; ]+)"), "$1 against $2");
        keys.put(Pattern.compile(".+/(\\d+)/" + INSTANT), "ticket $1, $2 $3");
        keys.put(Pattern.compile(".+?/\\d+/(\\d+)(?:/[0-9a-f]{16})?"), "ticket $1");
        return keys;
    }

    private BreakWords() {}

    /// What a person tells it by, beside its sum: of an unmatched row its day and text, of two that
    /// differ where both stand, of anything else the rule and what it was held against.
    ///
    /// @param account as breaks name it
    public static String about(String account, ReconciliationBreak found) {
        if (found.rule().equals(ReconciliationBreak.UNMATCHED)) {
            return row(account, found);
        }
        String said =
                found.rule().equals(DIFFERENCE) ? ofKey(account, found.key()) : side(found.left());
        return RuleNames.of(found.rule()) + (said.isBlank() ? "" : ": " + said);
    }

    /// What a rule says of one side, in words: a list without its brackets, and nothing of what has
    /// a name already.
    public static String side(String left) {
        String list =
                left.startsWith("[") && left.endsWith("]")
                        ? left.substring(1, left.length() - 1)
                        : left;
        return RowDocuments.in(ReasonWords.of(QUARANTINE.matcher(list).replaceFirst("")));
    }

    /// The same for a sentence, after "the break of": its sum first where it has one, and short.
    ///
    /// @param account as breaks name it
    public static String named(String account, ReconciliationBreak found) {
        String whole = about(account, found);
        String about = whole.length() > MOST ? whole.substring(0, MOST).strip() + "…" : whole;
        Money sum = found.difference();
        return sum == null ? about : sum + " (" + about + ")";
    }

    private static String row(String account, ReconciliationBreak found) {
        boolean ours = found.key().startsWith(account + "/" + Side.BOOK + "/");
        Money sum = found.difference();
        String row = ours ? found.left() : found.right();
        String amount = sum == null ? "" : (ours ? sum.negated() : sum) + " ";
        String rest = row.startsWith(amount) ? row.substring(amount.length()) : row;
        return ours
                ? "Book " + rest
                : "Statement " + RowDocuments.text(rest, rowId(account, found));
    }

    /// Which row of the statement a break is of; empty where its key says otherwise.
    public static String rowId(String account, ReconciliationBreak found) {
        String start = account + "/" + Side.STATEMENT + "/";
        return found.key().startsWith(start) ? found.key().substring(start.length()) : "";
    }

    /// A break whose sides are not known here, by its rule and the records that its key names.
    ///
    /// @param account as breaks name it
    public static String ofRule(String account, String rule, String key) {
        String records = ofKey(account, key);
        return RuleNames.of(rule) + (records.equals(account) ? "" : " (" + records + ")");
    }

    /// A break whose rows are not known here, by the records that its key names.
    public static String ofKey(String account, String key) {
        String rows = key.startsWith(account + "/") ? key.substring(account.length() + 1) : key;
        for (Side side : Side.values()) {
            if (rows.startsWith(side + "/")) {
                return RowDocuments.in(rows.substring(side.name().length() + 1));
            }
        }
        String listed = rows.replace(",", "; ");
        for (Map.Entry<Pattern, String> one : KEYS.entrySet()) {
            Matcher found = one.getKey().matcher(listed);
            if (found.matches()) {
                return found.replaceFirst(one.getValue());
            }
        }
        return rows.endsWith("/" + account)
                ? account
                : RowDocuments.in(listed.replaceFirst("/(?=STMT-)", " against "));
    }
}
