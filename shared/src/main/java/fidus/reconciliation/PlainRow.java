package fidus.reconciliation;

import fidus.money.Currency;

/// One row as it stands in a file, all of it ASCII, so that a million rows need no million strings.
/// It is filled again for each row; the bytes belong to the one who reads the file.
public final class PlainRow {
    byte[] bytes = new byte[0];
    int day;
    int valueDay = RowTable.NO_DAY;
    long units;
    Currency currency = new Currency("USD");
    final int[] from = new int[Field.values().length];
    final int[] to = new int[Field.values().length];

    public PlainRow() {}

    /// What a row says besides its dates and its amount.
    public enum Field {
        ID(0),
        TEXT(1),
        REFERENCE(2),
        /// Empty when the row is in no batch.
        BATCH(3);

        /// Its place in the columns of a row.
        final int at;

        Field(int at) {
            this.at = at;
        }
    }

    /// Begins a row without any words.
    ///
    /// @param line its fields lie in these bytes, all of them between 0 and 127
    public void start(byte[] line) {
        bytes = line;
        java.util.Arrays.fill(to, 0);
        java.util.Arrays.fill(from, 0);
    }

    /// Says where a field lies.
    public void field(Field field, int start, int end) {
        from[field.at] = start;
        to[field.at] = end;
    }

    /// @param booked epoch day
    public void booked(int booked) {
        day = booked;
        valueDay = RowTable.NO_DAY;
    }

    /// @param valued epoch day, when there is one
    public void valued(int valued) {
        valueDay = valued;
    }

    /// @param minorUnits signed from the holder's side
    public void amount(long minorUnits, Currency of) {
        units = minorUnits;
        currency = of;
    }

    int length(Field field) {
        return to[field.at] - from[field.at];
    }

    boolean isBlank(Field field) {
        for (int at = from[field.at]; at < to[field.at]; at++) {
            if (!Character.isWhitespace(bytes[at])) {
                return false;
            }
        }
        return true;
    }
}
