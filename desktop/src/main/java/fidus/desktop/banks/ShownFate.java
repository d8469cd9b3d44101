package fidus.desktop.banks;

import fidus.bank.desk.RowFate;

/// What becomes of a row of a file, as it is shown before the file is taken in.
enum ShownFate {
    FRESH,
    REPEATED,
    NOT_BOOKED,
    SET_ASIDE,
    /// It would be fresh, but its statement cannot be taken in.
    NOT_TAKEN_IN;

    /// @param refused whether its statement cannot be taken in
    static ShownFate of(RowFate fate, boolean refused) {
        return switch (fate) {
            case FRESH -> refused ? NOT_TAKEN_IN : FRESH;
            case REPEATED -> REPEATED;
            case NOT_BOOKED -> NOT_BOOKED;
            case SET_ASIDE -> SET_ASIDE;
        };
    }
}
