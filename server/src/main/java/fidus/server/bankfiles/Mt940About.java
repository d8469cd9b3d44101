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
        var purpose = new StringBuilder();
        var name = new StringBuilder();
        var title = new StringBuilder();
        var id = new StringBuilder();
        boolean inId = false;
        for (String part : joined.substring(3).split(Pattern.quote(String.valueOf(mark)), -1)) {
            if (part.length() < 2) {
                continue;
            }
            String said = part.substring(2);
            switch (part.substring(0, 2)) {
                case "00" -> title.append(said);
                case "20",
                        "21",
                        "22",
                        "23",
                        "24",
                        "25",
                        "26",
                        "27",
                        "28",
                        "29",
                        "60",
                        "61",
                        "62",
                        "63" -> {
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
                case "31" -> row.counterpartyAccount = said;
                case "32", "33" -> name.append(said);
                default -> {}
            }
        }
        row.endToEndId = meant(id.toString());
        row.counterparty = name.toString();
        row.text = Texts.joined(title.toString(), purpose.toString());
        if (row.reference.isEmpty()) {
            row.reference = word("KREF", purpose.toString());
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
