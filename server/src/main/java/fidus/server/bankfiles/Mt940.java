package fidus.server.bankfiles;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.Cost;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a file of MT940 messages into messages and their fields. Blocks around a message, lines
/// before its `:20:` and its trailer may be there or not.
final class Mt940 {
    private static final Pattern FIELD = Pattern.compile(":(\\d{2}[A-Z]?|NS):(.*)");
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
    private boolean closed;
    private boolean trailers;
    private boolean trailed;
    private boolean blocks;
    private boolean behind;

    Mt940(Fingerprint print, Findings findings) {
        this.print = print;
        this.findings = findings;
    }

    /// @throws Refused `CUT_FILE` when the last message has no closing balance or lost the trailer
    ///   the others have, `NOT_A_STATEMENT` for MT942
    BankFile read() throws IOException {
        try (Reader text = print.reader()) {
            var lines = new Lines(text, findings.cost());
            for (String next = lines.next(); next != null; next = lines.next()) {
                line(next, lines.number());
            }
        }
        field();
        Mt940Message last = message;
        if (last != null) {
            if (!last.isClosed()) {
                throw Findings.cut("the closing balance (:62F:) of its last statement");
            }
            if (behind || (!trailed && (trailers || blocks))) {
                throw Findings.cut("the end mark of its last statement");
            }
            findings.statement(last.finish());
        }
        return findings.finish(BankFormat.MT940, "MT940", print, print.encoding());
    }

    private void line(String raw, int number) {
        String next = raw;
        Matcher begin = BLOCKS.matcher(next);
        Matcher kind = OTHER.matcher(next);
        if (kind.find() && !kind.group(1).equals("940")) {
            throw other("MT" + kind.group(1));
        }
        if (begin.lookingAt()) {
            blocks = true;
            next = next.substring(begin.end());
        }
        Matcher found = FIELD.matcher(next);
        if (found.matches() && KNOWN.contains(found.group(1))) {
            field();
            tag = found.group(1);
            line = number;
            value.append(found.group(2));
        } else if ((closed || tag.startsWith("62")) && TRAILER.matcher(next.trim()).matches()) {
            field();
            trailed = true;
            trailers = true;
            behind = false;
            blocks |= next.trim().startsWith("-}");
        } else if (!tag.isEmpty() && !next.isEmpty()) {
            if (value.length() + next.length() > LONGEST_FIELD) {
                throw Cost.tooLarge(
                        "has a field of more than %,d characters".formatted(LONGEST_FIELD));
            }
            value.append('\n').append(next);
        } else if (trailed && !next.trim().isEmpty()) {
            behind = true;
        }
    }

    private void field() {
        String name = tag;
        String said = value.toString();
        tag = "";
        value.setLength(0);
        if (name.isEmpty()) {
            return;
        }
        if (name.equals("20")) {
            begin();
        }
        if (name.equals("34F")) {
            throw other("MT942");
        }
        closed |= name.startsWith("62");
        Mt940Message open = message;
        if (open != null) {
            open.field(name, said, line);
        }
    }

    private void begin() {
        Mt940Message before = message;
        if (before != null) {
            findings.statement(before.finish());
        }
        findings.cost().keep(0);
        message = new Mt940Message(findings);
        closed = false;
        trailed = false;
        behind = false;
    }

    private static Refused other(String name) {
        return Refused.because(
                Problem.Code.NOT_A_STATEMENT,
                "This is no statement but "
                        + name
                        + ". Ask the bank for MT940, the statement of booked entries.");
    }
}
