package fidus.reconciliation.desk;

import fidus.reconciliation.MatchPass;
import fidus.reconciliation.ReferenceMode;

/// What a pass looks for, in a few words that name it to people.
public final class PassWords {
    private PassWords() {}

    /// Such as "Equal reference, sums may differ".
    public static String of(MatchPass pass) {
        String name =
                switch (pass.shape()) {
                    case PAIR -> pair(pass.reference());
                    case ONE_STATEMENT_TO_BOOK_GROUP -> "One statement row to several of the books";
                    case ONE_BOOK_TO_STATEMENT_GROUP -> "One book row to several of the statement";
                    case GROUP_TO_GROUP -> "Groups of one key";
                    case SUBSET -> "Rows that add up";
                };
        boolean pair = pass.shape() == MatchPass.Shape.PAIR;
        String sums = pass.tolerance().isExact() ? "" : ", sums may differ";
        MatchPass.Window days = pass.window();
        boolean sameDay = pair && days.daysBefore() == 0 && days.daysAfter() == 0;
        return name + sums + (sameDay ? ", same day" : "");
    }

    private static String pair(ReferenceMode reference) {
        return switch (reference) {
            case EQUAL -> "Equal reference";
            case SIMILAR -> "Similar text";
            case IGNORE -> "Sum and day alone";
        };
    }
}
