package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Decimal;

/// How the amounts of one file write a fraction: with a comma where one of them can be read in no
/// other way and none has a point for it, else with a point.
final class QifDecimal {
    private boolean comma;
    private boolean point;

    /// An amount of the file.
    void seen(String text) {
        boolean withPoint = CsvTable.isAmount(text, Decimal.POINT);
        boolean withComma = CsvTable.isAmount(text, Decimal.COMMA);
        comma |= withComma && !withPoint;
        point |= withPoint && !withComma;
    }

    /// Once all amounts were seen.
    Decimal decimal() {
        return comma && !point ? Decimal.COMMA : Decimal.POINT;
    }
}
