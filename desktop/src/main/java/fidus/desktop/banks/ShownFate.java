package fidus.desktop.banks;

import fidus.bank.desk.SeenRow;

/// What becomes of a row of a file, as it is shown before the file is taken in.
enum ShownFate {
    NEW,
    REPEATED,
    /// It is new, unless a person says that it is what another format said.
    PERHAPS_REPEATED,
    NOT_BOOKED,
    SET_ASIDE,
    /// It would be new, but its statement cannot be taken in.
    NOT_TAKEN_IN;

    /// @param refused whether its statement cannot be taken in
    static ShownFate of(SeenRow row, boolean refused) {
        ShownFate fresh = row.perhaps() == null ? NEW : PERHAPS_REPEATED;
        return switch (row.rowFate()) {
            case FRESH -> refused ? NOT_TAKEN_IN : fresh;
            case REPEATED -> REPEATED;
            case NOT_BOOKED -> NOT_BOOKED;
            case SET_ASIDE -> SET_ASIDE;
        };
    }
}
