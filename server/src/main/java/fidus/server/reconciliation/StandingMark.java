package fidus.server.reconciliation;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.Standing;

/// How a row's standing is kept in one byte; what is stored means the same forever.
final class StandingMark {
    static final int KINDS = 4;

    private StandingMark() {}

    static byte of(Standing standing) {
        return switch (standing) {
            case OPEN -> 0;
            case SUGGESTED -> 1;
            case MATCHED -> 2;
            case SETTLED -> 3;
        };
    }

    /// Of a row in no match and no suggestion.
    static Standing untouched(MatchRow row) {
        return row.amount().isZero() ? Standing.SETTLED : Standing.OPEN;
    }

    static Standing standing(byte mark) {
        return switch (mark) {
            case 0 -> Standing.OPEN;
            case 1 -> Standing.SUGGESTED;
            case 2 -> Standing.MATCHED;
            case 3 -> Standing.SETTLED;
            default -> throw new IllegalStateException("No such mark: " + mark);
        };
    }
}
