package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.server.reports.BadField;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Reads BAI2 of the American banks: groups of accounts, each level closed by a record with its
/// control total, its number of parts and its number of records. What these say is compared, never
/// believed.
final class Bai2 {
    private static final int MOST_PARTS = 10_000;

    private final Fingerprint print;
    private final Findings findings;
    private final Hints hints;
    private final List<String> parts = new ArrayList<>();
    private final Level group = new Level();
    private final Level file = new Level();
    private @Nullable Bai2Account account;
    private Currency currency;
    private @Nullable LocalDate day;
    private String kind = "";
    private int line;
    private int records;
    private boolean inGroup;
    private boolean ended;

    /// What was counted since a level began.
    private static final class Level {
        private BigDecimal control = BigDecimal.ZERO;
        private int members;
        private int records;
        private @Nullable Currency currency;

        private void begin() {
            control = BigDecimal.ZERO;
            members = 0;
            records = 0;
            currency = null;
        }

        private void add(BigDecimal more, Currency of) {
            control = control.add(more);
            members++;
            currency = currency == null || currency.equals(of) ? of : Currency.UNSTATED;
        }
    }

    Bai2(Fingerprint print, Findings findings, Hints hints) {
        this.print = print;
        this.findings = findings;
        this.hints = hints;
        this.currency = hints.currencyOrUnstated();
    }

    /// @throws Refused `CUT_FILE` when a level is not closed, `UNREADABLE` for another record
    BankFile read() throws IOException {
        try (Reader text = print.reader()) {
            var lines = new Lines(text, findings.cost());
            for (String next = lines.next(); next != null; next = lines.next()) {
                if (!next.isBlank()) {
                    physical(next.strip(), lines.number());
                }
            }
        }
        logical();
        if (!ended) {
            throw Findings.cut("record 99, which ends it");
        }
        return findings.finish(BankFormat.BAI2, "BAI2", print, print.encoding());
    }

    private void physical(String record, int number) {
        boolean closed = record.endsWith("/");
        String plain = closed ? record.substring(0, record.length() - 1) : record;
        if (!plain.matches("(?s)\\d\\d(,.*)?")) {
            throw wrong(number, "is no record such as 16,108,2500/");
        }
        String code = plain.substring(0, 2);
        String rest = plain.length() > 3 ? plain.substring(3) : "";
        if (!code.equals("88")) {
            logical();
            kind = code;
            line = number;
            if (code.equals("01")) {
                file.begin();
            }
            if (code.equals("02")) {
                group.begin();
            }
            if (code.equals("03")) {
                records = 0;
            }
        }
        if (parts.size() >= MOST_PARTS) {
            throw wrong(number, "carries on a record without end");
        }
        findings.cost().goOn();
        records++;
        group.records++;
        file.records++;
        parts.add(rest);
    }

    private void logical() {
        if (kind.isEmpty()) {
            return;
        }
        var fields = new Bai2Fields(parts);
        try {
            record(fields);
        } catch (BadField bad) {
            findings.unreadable(line, bad);
        }
        parts.clear();
        kind = "";
    }

    private void record(Bai2Fields fields) throws BadField {
        switch (kind) {
            case "01" -> ended = false;
            case "02" -> group(fields);
            case "03" -> {
                if (account != null || !inGroup) {
                    throw Findings.cut("the end of a group or an account before line " + line);
                }
                findings.cost().keep(0);
                account = new Bai2Account(fields, currency, day, line, findings);
            }
            case "16" -> account().detail(fields, line);
            case "49" -> {
                Bai2Account done = account();
                account = null;
                group.add(done.control(), done.currency());
                findings.statement(done.finish(fields, records, line));
            }
            case "98" -> {
                inGroup = false;
                closed("98", "accounts", group, fields);
                Currency of = group.currency;
                file.add(group.control, of == null ? currency : of);
            }
            case "99" -> {
                ended = true;
                closed("99", "groups", file, fields);
            }
            default -> throw wrong(line, "is of kind " + kind + ", which BAI2 has not");
        }
    }

    private void group(Bai2Fields fields) throws BadField {
        inGroup = true;
        day = null;
        currency = hints.currencyOrUnstated();
        fields.next();
        fields.next();
        String status = fields.next();
        day = Dates.yymmdd(fields.next(), "as-of date");
        fields.next();
        currency = Amounts.currency(fields.next(), currency, "currency");
        if (!status.equals("1") && !status.isEmpty()) {
            throw Refused.because(
                    Problem.Code.NOT_A_STATEMENT,
                    "Line "
                            + line
                            + ": the group's status is "
                            + status
                            + ", a deletion (2), correction (3) or test (4) and no update (1);"
                            + " its rows are no new money. Nothing was taken: ask the bank for a"
                            + " file of updates.");
        }
        requireFinal(fields.next());
    }

    /// @param modifier says whether the day is over: 2 and 4 are final, as is a group without it
    private void requireFinal(String modifier) {
        if (modifier.equals("1") || modifier.equals("3")) {
            throw Refused.because(
                    Problem.Code.NOT_A_STATEMENT,
                    "Line "
                            + line
                            + ": the group's as-of-date modifier is "
                            + modifier
                            + ", an interim report of the day before (1) or of the same day (3);"
                            + " the final report says the same movements again. Nothing was taken:"
                            + " ask the bank for the final one.");
        }
    }

    private void closed(String name, String members, Level level, Bai2Fields fields)
            throws BadField {
        if (account != null || (name.equals("99") && inGroup)) {
            throw Findings.cut("the record that closes a level before line " + line);
        }
        Currency of = level.currency == null ? currency : level.currency;
        int scale = of.scale();
        BigDecimal printed = Bai2Account.whole(fields.next(), "record " + name);
        findings.check(
                new BankCheck(
                        "amounts = record " + name,
                        level.control.movePointLeft(scale),
                        printed.movePointLeft(scale),
                        of.code()));
        findings.check(
                Bai2Account.count(members + " = record " + name, level.members, fields.next()));
        findings.check(Bai2Account.count("records = record " + name, level.records, fields.next()));
    }

    private Bai2Account account() {
        Bai2Account open = account;
        if (open == null) {
            throw Findings.cut("record 03, which begins an account, before line " + line);
        }
        return open;
    }

    private static Refused wrong(int line, String why) {
        return Refused.because(
                Problem.Code.UNREADABLE,
                "Line " + line + " " + why + "; nothing was taken. Fetch the file again.");
    }
}
