package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Decimal;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

/// How the amounts of one file write a fraction: with a comma where one of them can be read in no
/// other way and none has a point for it, else with a point.
final class QifDecimal {
    private boolean comma;
    private boolean point;
    private boolean sure;

    /// An amount of the file.
    void seen(String text) {
        boolean withPoint = CsvTable.isAmount(text, Decimal.POINT);
        boolean withComma = CsvTable.isAmount(text, Decimal.COMMA);
        comma |= withComma && !withPoint;
        point |= withPoint && !withComma;
        sure |= withComma && !withPoint && text.indexOf('.') >= 0;
    }

    /// Reads one of them, once all were seen.
    ///
    /// @throws BadField when it can be read in two ways, and a comma is the decimal sign only by an
    ///   amount without points between its thousands: that may be a slip
    Money read(String text, Currency currency) throws BadField {
        if (!comma || point) {
            return CsvAmount.read(text, Decimal.POINT, currency, "amount");
        }
        Money read = CsvAmount.read(text, Decimal.COMMA, currency, "amount");
        if (!sure && CsvTable.isAmount(text, Decimal.POINT)) {
            Money other = CsvAmount.read(text, Decimal.POINT, currency, "amount");
            if (!other.equals(read)) {
                throw new BadField(
                        "amount",
                        text,
                        "is %s or %s: no amount of the file has both a point and a comma to tell"
                                .formatted(read, other));
            }
        }
        return read;
    }
}
