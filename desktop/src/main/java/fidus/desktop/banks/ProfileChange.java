package fidus.desktop.banks;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One thing that two ways of reading a CSV file say differently.
///
/// @param field its name among the words of the pane
/// @param from what the one says, empty for nothing
/// @param to what the other says
record ProfileChange(String field, String from, String to) {
    /// In the order of the form; none where both read alike and are called alike.
    static List<ProfileChange> between(CsvProfile one, CsvProfile other) {
        Map<String, String> before = said(one);
        List<ProfileChange> changes = new ArrayList<>();
        said(other)
                .forEach(
                        (field, now) -> {
                            String was = Objects.toString(before.get(field), "");
                            if (!was.equals(now)) {
                                changes.add(new ProfileChange(field, was, now));
                            }
                        });
        return changes;
    }

    private static Map<String, String> said(CsvProfile profile) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("name", profile.name());
        said.put("delimiter", profile.delimiter().equals("\t") ? "tab" : profile.delimiter());
        said.put("charset", profile.charset());
        said.put("datePattern", profile.datePattern());
        said.put("decimal", profile.decimal().name());
        said.put("sign", profile.sign().name());
        said.put("debits", Objects.toString(profile.debits(), ""));
        Columns columns = profile.columns();
        said.put("creditMarks", columns.creditMarks());
        said.put("currency", Objects.toString(profile.currency(), ""));
        said.put("openingCell", profile.openingCell());
        said.put("closingCell", profile.closingCell());
        number(said, CsvModel.Field.BOOKING_DATE, columns.bookingDate());
        number(said, CsvModel.Field.VALUE_DATE, columns.valueDate());
        number(said, CsvModel.Field.AMOUNT, columns.amount());
        number(said, CsvModel.Field.CREDIT, columns.credit());
        number(said, CsvModel.Field.MARK, columns.mark());
        number(said, CsvModel.Field.CURRENCY, columns.currency());
        number(said, CsvModel.Field.REFERENCE, columns.reference());
        number(said, CsvModel.Field.TEXT, columns.text());
        number(said, CsvModel.Field.COUNTERPARTY, columns.counterparty());
        number(said, CsvModel.Field.BANK_ID, columns.bankId());
        number(said, CsvModel.Field.BALANCE, columns.balance());
        number(said, CsvModel.Field.TEXT_2, columns.more().text2());
        number(said, CsvModel.Field.COUNTERPARTY_ACCOUNT, columns.more().counterpartyAccount());
        number(said, CsvModel.Field.END_TO_END_ID, columns.more().endToEndId());
        number(said, CsvModel.Field.ACCOUNT, columns.more().account());
        number(said, CsvModel.Field.SKIP_FIRST, profile.skipFirst());
        number(said, CsvModel.Field.SKIP_LAST, profile.skipLast());
        return said;
    }

    private static void number(Map<String, String> said, CsvModel.Field field, int value) {
        said.put("number." + field, Integer.toString(value));
    }
}
