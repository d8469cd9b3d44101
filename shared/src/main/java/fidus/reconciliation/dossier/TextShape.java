package fidus.reconciliation.dossier;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How texts of some kinds begin.
final class TextShape {
    private static final int HEAD = 20_000;
    private static final Pattern BANK_MESSAGE =
            Pattern.compile(
                    "\\A\\uFEFF?\\s*+(?:<\\?xml [^>]*+>\\s*+)?(?:<!--[^>]*+-->\\s*+)?"
                            + "<((?:[A-Za-z]\\w{0,20}:)?Document)\\s[^>]{0,2000}"
                            + "[\"']urn:iso:std:iso:20022:tech:xsd:camt\\.[0-9.]+[\"']");
    private static final Pattern HEADER = Pattern.compile("([!-9;-~]{1,76}):.*");

    private TextShape() {}

    /// A Document of a camt message from its first tag to its last, without a document type, which
    /// could name other files.
    static boolean isBankMessage(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Matcher begins = BANK_MESSAGE.matcher(text.substring(0, Math.min(HEAD, text.length())));
        return begins.find()
                && text.strip().endsWith("</" + begins.group(1) + ">")
                && !text.contains("<!DOCTYPE")
                && !text.contains("<!ENTITY");
    }

    /// Headers up to an empty line, among them who sent it and when.
    static boolean isMail(byte[] content) {
        String head =
                new String(content, 0, Math.min(HEAD * 4, content.length), StandardCharsets.UTF_8);
        Set<String> names = new HashSet<>();
        for (String line : head.split("\\r?\\n", -1)) {
            if (line.isEmpty()) {
                return names.contains("from") && names.contains("date");
            }
            boolean folded = (line.startsWith(" ") || line.startsWith("\t")) && !names.isEmpty();
            Matcher header = HEADER.matcher(line);
            if (!folded && !header.matches()) {
                return false;
            }
            if (!folded) {
                names.add(header.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }
}
