package fidus.server.bankfiles;

import fidus.server.reports.Cost;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tags of an OFX file one after the other, whether it is SGML whose fields are never closed or
/// XML. Document types are refused; the five entities every file may have are replaced.
final class OfxTags {
    private static final int LONGEST_TAG = 512;
    private static final int LONGEST_VALUE = 10_000;
    private static final Pattern ENTITY =
            Pattern.compile("&(?:(amp|lt|gt|quot|apos|nbsp)|#(\\d{1,7})|#x([0-9a-fA-F]{1,6}));");

    private final Reader text;
    private final Cost cost;
    private int next = -2;
    private int line = 1;
    private boolean afterReturn;

    OfxTags(Reader text, Cost cost) {
        this.text = new BufferedReader(text);
        this.cost = cost;
    }

    /// @param name in capitals, without the slash
    /// @param closing whether it is an end tag
    /// @param value what stands behind a start tag, empty when nothing does
    /// @param line where it begins, counted from 1
    record Tag(String name, boolean closing, String value, int line) {}

    /// The next tag, or null at the end.
    @Nullable Tag next() throws IOException {
        while (skipToTag()) {
            cost.goOn();
            int begun = line;
            String tag = upTo('>', LONGEST_TAG);
            if (tag.startsWith("?") || tag.startsWith("!--")) {
                continue;
            }
            if (tag.startsWith("!")) {
                throw Camt053.forbidden();
            }
            String value = value();
            boolean empty = tag.endsWith("/");
            String name = empty ? tag.substring(0, tag.length() - 1) : tag;
            boolean closing = name.startsWith("/");
            return new Tag(
                    name.substring(closing ? 1 : 0).strip().toUpperCase(Locale.ROOT),
                    closing,
                    closing || empty ? "" : value,
                    begun);
        }
        return null;
    }

    private boolean skipToTag() throws IOException {
        int c = take();
        for (int passed = 1; c >= 0 && c != '<'; c = take()) {
            if ((++passed & 0xffff) == 0) {
                cost.goOn();
            }
        }
        return c == '<';
    }

    /// The text up to the next tag, marked sections included; it is left before that tag.
    private String value() throws IOException {
        var value = new StringBuilder();
        var plain = new StringBuilder();
        for (int c = peek(); c >= 0; c = peek()) {
            if (c == '<') {
                text.mark(16);
                if (!isMarkedSection()) {
                    text.reset();
                    break;
                }
                value.append(decoded(plain.toString()));
                plain.setLength(0);
                section(value);
            } else {
                take();
                append(plain, (char) c);
            }
        }
        value.append(decoded(plain.toString()));
        return value.toString().strip();
    }

    private boolean isMarkedSection() throws IOException {
        for (char wanted : "![CDATA[".toCharArray()) {
            if (text.read() != wanted) {
                return false;
            }
        }
        next = -2;
        return true;
    }

    private void section(StringBuilder value) throws IOException {
        int closing = 0;
        for (int c = take(); c >= 0; c = take()) {
            if (c == '>' && closing >= 2) {
                value.setLength(Math.max(0, value.length() - 2));
                return;
            }
            closing = c == ']' ? closing + 1 : 0;
            append(value, (char) c);
        }
        throw Findings.cut("the end of a marked section");
    }

    private String upTo(char end, int longest) throws IOException {
        var read = new StringBuilder();
        for (int c = take(); c != end; c = take()) {
            if (c < 0) {
                throw Findings.cut("the end of a tag");
            }
            if (read.length() >= longest) {
                throw Cost.tooLarge("has a tag of more than %d characters".formatted(longest));
            }
            read.append((char) c);
        }
        return read.toString();
    }

    private static void append(StringBuilder to, char c) {
        if (to.length() < LONGEST_VALUE) {
            to.append(c);
        }
    }

    private static String decoded(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        return ENTITY.matcher(raw).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private static String character(MatchResult found) {
        if (found.group(1) != null) {
            return switch (found.group(1)) {
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "apos" -> "'";
                default -> " ";
            };
        }
        int code =
                found.group(2) != null
                        ? Integer.parseInt(found.group(2))
                        : Integer.parseInt(found.group(3), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : found.group();
    }

    private int peek() throws IOException {
        if (next == -2) {
            next = text.read();
        }
        return next;
    }

    private int take() throws IOException {
        int c = peek();
        next = -2;
        if (c == '\r' || (c == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = c == '\r';
        return c;
    }
}
