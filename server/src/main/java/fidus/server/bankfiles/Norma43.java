package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.BadField;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Reads Cuaderno 43 of the Spanish banks: records of 80 characters, amounts with two decimals.
/// Trailing blanks of a record may be gone.
final class Norma43 {
    private static final int WIDTH = 80;
    private static final int WIDEST = 200;
    private static final Pattern KIND = Pattern.compile("11|2[234]|33|88");

    private final Fingerprint print;
    private final Findings findings;
    private @Nullable Norma43Account account;
    private int records;
    private boolean ended;

    Norma43(Fingerprint print, Findings findings) {
        this.print = print;
        this.findings = findings;
    }

    /// @throws Refused `CUT_FILE` when the record that ends an account or the file is absent,
    ///   `UNREADABLE` for a record of another kind
    BankFile read() throws IOException {
        try (Reader text = print.reader()) {
            var lines = new Lines(text, findings.cost());
            for (String next = lines.next(); next != null; next = lines.next()) {
                if (!next.isBlank() && !next.equals("\u001a")) {
                    records(next, lines.number());
                }
            }
        }
        if (!ended) {
            throw Findings.cut("record 88, which ends it");
        }
        return findings.finish(BankFormat.NORMA43, "Norma 43", print, print.encoding());
    }

    /// Some programs leave out the ends of lines: records then stand one behind the other.
    private void records(String text, int line) {
        if (text.length() <= WIDEST) {
            record(padded(text), line);
            return;
        }
        for (int at = 0; at < text.length(); at += WIDTH) {
            if (!KIND.matcher(text).region(at, text.length()).lookingAt()) {
                throw wrong(
                        line,
                        "has %d characters, where a record of Norma 43 has 80"
                                .formatted(text.length()));
            }
        }
        for (int at = 0; at < text.length(); at += WIDTH) {
            String record = text.substring(at, Math.min(at + WIDTH, text.length()));
            record(padded(record), line + at / WIDTH);
        }
    }

    private void record(String record, int line) {
        if (ended) {
            throw wrong(line, "stands behind record 88, which ends the file");
        }
        String kind = record.substring(0, 2);
        records += kind.equals("88") ? 0 : 1;
        try {
            switch (kind) {
                case "11" -> {
                    if (account != null) {
                        throw Findings.cut("record 33, which ends an account, before line " + line);
                    }
                    findings.cost().keep(0);
                    account = new Norma43Account(record, line, findings);
                }
                case "22", "23", "24" -> account(line).part(kind, record, line);
                case "33" -> {
                    Norma43Account whole = account(line);
                    account = null;
                    findings.statement(whole.finish(record, line));
                }
                case "88" -> end(record, line);
                default -> throw wrong(line, "is of kind '" + kind + "', which Norma 43 has not");
            }
        } catch (BadField bad) {
            if (kind.equals("22")) {
                findings.lost(line, bad);
            } else {
                findings.unreadable(line, bad);
            }
        }
    }

    private void end(String record, int line) throws BadField {
        if (account != null) {
            throw Findings.cut("record 33, which ends an account, before line " + line);
        }
        ended = true;
        String printed = record.substring(20, 26);
        if (!printed.chars().allMatch(Character::isDigit)) {
            throw Findings.cut("the number of records in record 88");
        }
        BigDecimal number = Amounts.parse(printed, printed, "record 88", "000012");
        findings.check(
                new BankCheck("records = record 88", BigDecimal.valueOf(records), number, "rows"));
    }

    private Norma43Account account(int line) {
        Norma43Account open = account;
        if (open == null) {
            throw Findings.cut("record 11, which begins an account, before line " + line);
        }
        return open;
    }

    private static String padded(String line) {
        return line.length() >= WIDTH ? line : line + " ".repeat(WIDTH - line.length());
    }

    private static Refused wrong(int line, String why) {
        return Refused.because(
                Problem.Code.UNREADABLE,
                "Line " + line + " " + why + "; nothing was taken. Fetch the file again.");
    }
}
