package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;

/// What a break is about in one line, for lists and for what names a break beside others.
public final class BreakWords {
    private static final String DIFFERENCE = "AMOUNT_DIFFERENCE";

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
                found.rule().equals(DIFFERENCE)
                        ? ofKey(account, found.key())
                        : RowDocuments.in(ReasonWords.of(found.left()));
        return RuleNames.of(found.rule()) + (said.isBlank() ? "" : ": " + said);
    }

    private static String row(String account, ReconciliationBreak found) {
        boolean ours = found.key().startsWith(account + "/" + Side.BOOK + "/");
        Money sum = found.difference();
        String row = ours ? found.left() : found.right();
        String amount = sum == null ? "" : (ours ? sum.negated() : sum) + " ";
        String rest = row.startsWith(amount) ? row.substring(amount.length()) : row;
        return (ours ? "Book " : "Statement ") + rest;
    }

    /// A break whose rows are not known here, by the records that its key names.
    public static String ofKey(String account, String key) {
        String rows = key.startsWith(account + "/") ? key.substring(account.length() + 1) : key;
        for (Side side : Side.values()) {
            if (rows.startsWith(side + "/")) {
                return RowDocuments.in(rows.substring(side.name().length() + 1));
            }
        }
        return RowDocuments.in(rows.replace(",", "; ").replaceFirst("/(?=STMT-)", " against "));
    }
}
