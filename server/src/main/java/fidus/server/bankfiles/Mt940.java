package fidus.server.bankfiles;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.Cost;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a file of MT940 messages into messages and their fields. Blocks around a message, lines
/// before its `:20:` and its trailer may be there or not. A message whose `:20:` cannot be
/// recognised is one of its own all the same: its rows are never those of the message before.
final class Mt940 {
    private static final Pattern FIELD =
            Pattern.compile(":(\\d{2}[A-Z]?|NS):(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// What transfers and joined files leave before a line: control characters, blanks and byte
    /// order marks, read as UTF-8 or as windows-1252.
    private static final Pattern JUNK =
            Pattern.compile("(?:[\\p{Cc}\\p{Cf}\\p{Z}]|\u00ef\u00bb\u00bf)++");

    private static final Pattern BLOCKS =
            Pattern.compile("(?:\\{[12345]:[^{}]{0,200}\\}){0,4}\\{4:");
    private static final Pattern OTHER = Pattern.compile("\\{2:[IO](\\d{3})");
    private static final Pattern TRAILER = Pattern.compile("-\\}?(?:\\{5:.{0,200})?");
    private static final Set<String> KNOWN =
            Set.of(
                    "20", "21", "25", "25P", "28", "28C", "60F", "60M", "61", "62F", "62M", "64",
                    "65", "86", "NS", "13", "13D", "34F", "90C", "90D");
    private static final int LONGEST_FIELD = 1 << 16;

    private final Fingerprint print;
    private final Findings findings;
    private final StringBuilder value = new StringBuilder();
    private @Nullable Mt940Message message;
    private String tag = "";
    private int line;
    private boolean trailers;
    private boolean trailed;
    private boolean blocks;
    private String behind = "";
    private int behindLine;

    Mt940(Fingerprint print, Findings findings) {
        this.print = print;
        this.findings = findings;
    }

    /// @throws Refused `CUT_FILE` when the last message has no closing balance or lost the trailer
    ///   the others have, `NOT_A_STATEMENT` for MT942
    BankFile read() throws IOException {
        boolean broken;
        try (Reader text = print.reader()) {
            var lines = new Lines(text, findings.cost());
            for (String next = lines.next(); next != null; next = lines.next()) {
                line(next, lines.number());
            }
            broken = line == lines.number() && !lines.isEnded();
        }
        field();
        Mt940Message last = message;
        if (last != null) {
            if (!last.isClosed() || (last.isHalfClosed() && broken)) {
                throw Findings.cut(
                        "the closing balance (:62F:) of its last statement, which begins on line "
                                + last.line());
            }
            if (!behind.isEmpty()) {
                throw behind();
            }
            if (!trailed && (trailers || blocks)) {
                throw Findings.cut("the end mark of its last statement");
            }
            finish(last);
        }
        return findings.finish(BankFormat.MT940, "MT940", print, print.encoding());
    }

    private void line(String raw, int number) {
        String next = raw;
        Matcher junk = JUNK.matcher(raw);
        String bare = junk.lookingAt() ? raw.substring(junk.end()) : raw;
        Matcher begin = BLOCKS.matcher(bare);
        Matcher kind = OTHER.matcher(bare);
        if (kind.find() && !kind.group(1).equals("940")) {
            throw other("MT" + kind.group(1));
        }
        if (begin.lookingAt()) {
            blocks = true;
            bare = bare.substring(begin.end());
            next = bare;
        }
        Matcher found = FIELD.matcher(bare);
        String name = found.matches() ? found.group(1).toUpperCase(Locale.ROOT) : "";
        if (KNOWN.contains(name)) {
            begin(name, number);
            value.append(found.group(2));
        } else if (isOpen() && Mt940Row.begins(bare)) {
            begin(Mt940Row.DAMAGED, number);
            value.append(bare);
        } else if ((isClosed() || tag.startsWith("62")) && TRAILER.matcher(bare.trim()).matches()) {
            field();
            trailed = true;
            trailers = true;
            behind = "";
            blocks |= bare.startsWith("-}");
        } else if (!tag.isEmpty() && !next.isEmpty()) {
            if (value.length() + next.length() > LONGEST_FIELD) {
                throw Cost.tooLarge(
                        "has a field of more than %,d characters".formatted(LONGEST_FIELD));
            }
            value.append('\n').append(next);
        } else if (trailed && behind.isEmpty() && !bare.isBlank()) {
            behind = Texts.shown(bare);
            behindLine = number;
        }
    }

    private void begin(String name, int number) {
        field();
        tag = name;
        line = number;
    }

    /// Whether a row may follow: one that begins like none would be text of the field before.
    private boolean isOpen() {
        return !tag.isEmpty() && !isClosed() && !tag.startsWith("62");
    }

    private void field() {
        String name = tag;
        String said = value.toString();
        tag = "";
        value.setLength(0);
        if (name.isEmpty()) {
            return;
        }
        if (name.equals("34F")) {
            throw other("MT942");
        }
        Mt940Message open = message;
        if (open == null || name.equals("20") || open.isOver(name, said, trailed)) {
            open = begin();
        }
        open.field(name, said, line);
    }

    private boolean isClosed() {
        return message != null && message.isClosed();
    }

    private Mt940Message begin() {
        Mt940Message before = message;
        if (before != null) {
            finish(before);
        }
        findings.cost().keep(0);
        trailed = false;
        behind = "";
        var next = new Mt940Message(findings, line);
        message = next;
        return next;
    }

    private void finish(Mt940Message done) {
        BankStatement statement = done.finish();
        if (statement != null) {
            findings.statement(statement);
        }
    }

    /// The beginning of a further statement looks no different from a text somebody added.
    private Refused behind() {
        return Refused.because(
                Problem.Code.CUT_FILE,
                ("Line %d, '%s', stands behind the end mark of the last statement: a further one"
                                + " that was cut begins there, or a text that is no part of any."
                                + " Nothing was taken; fetch the file again from the bank.")
                        .formatted(behindLine, behind));
    }

    private static Refused other(String name) {
        return Refused.because(
                Problem.Code.NOT_A_STATEMENT,
                "This is no statement but "
                        + name
                        + ". Ask the bank for MT940, the statement of booked entries.");
    }
}
