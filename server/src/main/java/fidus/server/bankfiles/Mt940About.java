package fidus.server.bankfiles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The field :86: of a row in the dialects banks write it: numbered parts behind `?` or `>`, tags
/// between slashes, or plain lines. Where lines are cut at a fixed width inside words they are
/// joined without a blank.
final class Mt940About {
    private static final Pattern NUMBERED = Pattern.compile("\\d{3}([?>])\\d\\d.*", Pattern.DOTALL);
    private static final Pattern SLASHED =
            Pattern.compile(
                    "/(EREF|MARF|PREF|PURP|CSID|BENM|ORDP|ULTD|ULTB|REMI|RTRN|ISDT|TRTP|IBAN|BIC"
                            + "|NAME|ADDR|TRCD|PREFERENCE|ACCW|ID|SVCL|OCMT|CHGS|UDTR|UCRD)/");
    private static final Pattern WORD = Pattern.compile("([A-Z]{4})([+:]).*", Pattern.DOTALL);
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}");

    private final String value;

    Mt940About(String value) {
        this.value = value;
    }

    /// @param supplement what stands in the second line of the row's own field
    void into(RowDraft row, String supplement) {
        String joined = value.replace("\n", "");
        Matcher numbered = NUMBERED.matcher(joined);
        if (numbered.matches()) {
            numbered(row, joined, numbered.group(1).charAt(0));
            row.text = Texts.joined(row.text, supplement);
        } else if (SLASHED.matcher(joined).lookingAt()) {
            slashed(row, joined);
            row.text = Texts.joined(joined, supplement);
            String iban = supplement.strip();
            if (row.counterpartyAccount.isEmpty() && IBAN.matcher(iban).matches()) {
                row.counterpartyAccount = iban;
            }
        } else {
            row.text = Texts.joined(value, supplement);
        }
    }

    private static void numbered(RowDraft row, String joined, char mark) {
        var parts = new Parts();
        for (String part : joined.substring(3).split(Pattern.quote(String.valueOf(mark)), -1)) {
            if (part.length() >= 2) {
                parts.add(part.substring(0, 2), part.substring(2));
            }
        }
        row.endToEndId = meant(parts.id.toString());
        row.counterparty = parts.name.toString();
        row.counterpartyAccount = parts.account;
        row.text = Texts.joined(parts.title.toString(), parts.purpose.toString());
        if (row.reference.isEmpty()) {
            row.reference = word("KREF", parts.purpose.toString());
        }
    }

    /// The numbered parts: 00 the kind, 20 to 29 and 60 to 63 the purpose, 31 the other account, 32
    /// and 33 its holder. A purpose goes on over parts until one starts with a word such as
    /// `SVWZ+`.
    private static final class Parts {
        private final StringBuilder purpose = new StringBuilder();
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder title = new StringBuilder();
        private final StringBuilder id = new StringBuilder();
        private String account = "";
        private boolean inId;

        private void add(String number, String said) {
            switch (number) {
                case "00" -> title.append(said);
                case "31" -> account = said;
                case "32", "33" -> name.append(said);
                default -> {
                    if (number.matches("2\\d|6[0-3]")) {
                        purpose(said);
                    }
                }
            }
        }

        private void purpose(String said) {
            Matcher word = WORD.matcher(said);
            if (word.matches()) {
                inId = word.group(1).equals("EREF");
                id.append(inId ? said.substring(5) : "");
                purpose.append(purpose.isEmpty() ? "" : " ").append(said);
            } else {
                id.append(inId ? said : "");
                purpose.append(said);
            }
        }
    }

    /// What stands behind a word such as `KREF+` up to the next such word.
    private static String word(String wanted, String purpose) {
        int at = purpose.indexOf(wanted + "+");
        if (at < 0) {
            return "";
        }
        String rest = purpose.substring(at + wanted.length() + 1);
        Matcher next = Pattern.compile(" [A-Z]{4}[+:]").matcher(rest);
        return meant(next.find() ? rest.substring(0, next.start()) : rest);
    }

    private static void slashed(RowDraft row, String joined) {
        Map<String, String> tags = new LinkedHashMap<>();
        Matcher found = SLASHED.matcher(joined);
        String tag = "";
        int from = 0;
        while (found.find(from)) {
            if (!tag.isEmpty()) {
                tags.putIfAbsent(tag, joined.substring(from, found.start()));
            }
            tag = found.group(1);
            from = found.end();
            if (from < joined.length() && joined.charAt(from) == '/') {
                tags.putIfAbsent(tag, "");
                tag = "";
            }
        }
        if (!tag.isEmpty()) {
            tags.putIfAbsent(tag, joined.substring(from));
        }
        row.endToEndId = meant(tags.getOrDefault("EREF", ""));
        row.counterparty = tags.getOrDefault("NAME", "").strip();
        row.counterpartyAccount = tags.getOrDefault("IBAN", "").strip();
        if (row.reference.isEmpty()) {
            row.reference = meant(tags.getOrDefault("PREF", ""));
        }
    }

    private static String meant(String id) {
        String plain = id.strip();
        return plain.equals("NOTPROVIDED") || plain.equals("NONREF") ? "" : plain;
    }
}
