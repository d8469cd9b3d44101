package fidus.server.bankfiles;

import fidus.bank.BankFormat;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a file is by its first characters.
final class Look {
    private static final Pattern BAI2 = Pattern.compile("01,[^,\n]{0,40},[^,\n]{0,40},\\d{6},");
    private static final Pattern NORMA43 = Pattern.compile("11\\d{30}\\d{15}\\d{3}.*");
    private static final Pattern QIF =
            Pattern.compile("!(type|account|option|clear)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MT940 =
            Pattern.compile("(?:^|[\\r\\n])(?:\\{[1-4][^\\r\\n]{0,300}\\{4:)?:20:");
    private static final Pattern BLOCKS = Pattern.compile("\\{1:F01");
    private static final Pattern OFX =
            Pattern.compile("OFXHEADER|<\\?OFX|<OFX>", Pattern.CASE_INSENSITIVE);

    private static final String GZIP = "\u001f\u2039"; // its first bytes as Western text

    private Look() {}

    /// Null when it is none of them; CSV when it is text in columns.
    static @Nullable BankFormat format(String head) {
        String text = begun(head);
        String first = text.lines().findFirst().orElse("");
        if (OFX.matcher(text).find()) {
            return BankFormat.OFX;
        }
        if (text.startsWith("<")) {
            boolean wider = text.startsWith("<\0"); // UTF-32, which no bank writes
            return wider || isPage(text) ? null : BankFormat.CAMT053;
        }
        if (QIF.matcher(text).lookingAt()) {
            return BankFormat.QIF;
        }
        if (BAI2.matcher(text).lookingAt()) {
            return BankFormat.BAI2;
        }
        if (NORMA43.matcher(first).matches()) {
            return BankFormat.NORMA43;
        }
        if (MT940.matcher(text).find() || BLOCKS.matcher(text).lookingAt()) {
            return BankFormat.MT940;
        }
        return isTable(head) ? BankFormat.CSV : null;
    }

    static Refused unknown(Fingerprint print) {
        return Refused.because(
                Problem.Code.UNKNOWN_FORMAT,
                "This is no bank statement Fidus can read; it looks like "
                        + looks(print)
                        + ". It reads camt.053, MT940, OFX, QIF, Norma 43, BAI2 and CSV.");
    }

    private static String looks(Fingerprint print) {
        String text = begun(print.head());
        if (print.zip()) {
            return archive(print.firstPart());
        }
        if (print.head().startsWith(GZIP)) {
            return "a GZIP archive: unpack it and read the file in it";
        }
        if (text.startsWith("%PDF")) {
            return "a PDF document: ask the bank for a data file";
        }
        if (isPage(text)) {
            return "a web page";
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return "JSON";
        }
        if (text.indexOf('\0') >= 0) {
            return "a file that is no text: it has bytes of zero";
        }
        return "text that starts with '" + Texts.shown(text.lines().findFirst().orElse("")) + "'";
    }

    private static String archive(@Nullable String first) {
        if (first == null) {
            return "a ZIP archive or workbook that is cut or damaged: fetch it again";
        }
        return switch (first) {
            case Fingerprint.WORKBOOK -> "a workbook (XLSX): save the sheet as CSV";
            case "mimetype" -> "a document of an office program: save the sheet as CSV";
            default ->
                    "a ZIP archive that begins with '"
                            + Texts.shown(first)
                            + "': unpack it and read each file in it by itself";
        };
    }

    private static boolean isPage(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("<html") || lower.startsWith("<!doctype html");
    }

    /// Nothing in it that no table of text has.
    static boolean isText(String head) {
        String text = begun(head);
        return !head.startsWith("PK\u0003\u0004")
                && head.indexOf('\0') < 0
                && !text.startsWith("{")
                && !text.startsWith("[")
                && !text.startsWith("<")
                && !text.startsWith("%PDF");
    }

    /// Two lines or more that share a delimiter.
    static boolean isTable(String head) {
        return isText(head)
                && List.of(";", ",", "\t", "|").stream()
                        .anyMatch(
                                mark ->
                                        head.lines()
                                                        .limit(40)
                                                        .filter(one -> one.contains(mark))
                                                        .count()
                                                > 1);
    }

    private static String begun(String head) {
        int from = 0;
        while (from < head.length()
                && (Texts.isBlank(head.charAt(from)) || head.charAt(from) == '\ufeff')) {
            from++;
        }
        return head.substring(from);
    }
}
