package fidus.server.bankfiles;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.server.reports.BadField;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Reads QIF, which has neither currency nor balances, and dates whose order nobody says. The order
/// is taken from the dates themselves where one of them leaves no choice, else from a person. How a
/// fraction is written is taken from the amounts.
final class Qif {
    private static final Set<String> ACCOUNTS = Set.of("bank", "cash", "ccard", "oth a", "oth l");
    private static final int MOST_LINES = 1_000;

    private final Fingerprint print;
    private final Findings findings;
    private final Hints hints;
    private final List<Section> sections = new ArrayList<>();
    private final List<Line> record = new ArrayList<>();
    private final QifDays days = new QifDays();
    private final QifDecimal decimal = new QifDecimal();
    private String account = "";
    private String kind = "";

    private record Line(char field, String text, int number) {}

    private record Section(String account, List<List<Line>> records) {}

    Qif(Fingerprint print, Findings findings, Hints hints) {
        this.print = print;
        this.findings = findings;
        this.hints = hints;
    }

    /// @throws Refused `BAD_VALUE` at `dayOrder` when its dates can be read in two ways and nobody
    ///   said which, or not as was said; `CUT_FILE` when a record has no end
    BankFile read() throws IOException {
        try (Reader text = print.reader()) {
            var lines = new Lines(text, findings.cost());
            for (String next = lines.next(); next != null; next = lines.next()) {
                line(next.strip(), lines.number());
            }
        }
        if (!record.isEmpty()) {
            throw Findings.cut("the mark ^ behind its last record");
        }
        days.decide(hints.dayOrder());
        sections.forEach(this::statement);
        return findings.finish(BankFormat.QIF, "QIF", print, print.encoding());
    }

    private void line(String next, int number) {
        if (next.startsWith("!")) {
            section(next.substring(1).strip().toLowerCase(Locale.ROOT), number);
        } else if (next.equals("^")) {
            end();
        } else if (!next.isEmpty()) {
            if (record.size() >= MOST_LINES) {
                throw Findings.cut("the mark ^ between its records");
            }
            findings.cost().keepBytes(60 + 2L * next.length());
            once(next.charAt(0), number);
            record.add(new Line(next.charAt(0), next.substring(1).strip(), number));
            if (ACCOUNTS.contains(kind)) {
                seen(next.charAt(0), next.substring(1).strip());
            }
        }
    }

    private void seen(char field, String text) {
        if (field == 'D') {
            days.seen(text);
        } else if ("TU$".indexOf(field) >= 0) {
            decimal.seen(text);
        }
    }

    /// A row has one date and one amount, and no sum of the file would miss a second.
    private void once(char field, int number) {
        if (ACCOUNTS.contains(kind)
                && "DTU".indexOf(field) >= 0
                && record.stream().anyMatch(line -> line.field == field)) {
            throw Findings.cut(
                    "the mark ^ before line %d, where a record gets a second %s"
                            .formatted(number, field == 'D' ? "date" : "amount"));
        }
    }

    private void section(String header, int number) {
        boolean needed = ACCOUNTS.contains(kind) || kind.equals("account");
        if (needed && !record.isEmpty()) {
            throw Findings.cut("the mark ^ after the record before line " + number);
        }
        record.clear();
        kind = header.startsWith("type:") ? header.substring(5).strip() : header;
        if (ACCOUNTS.contains(kind)) {
            findings.cost().keep(0);
            sections.add(new Section(account, new ArrayList<>()));
        } else if (header.startsWith("type:")) {
            findings.unreadable(
                    number, new BadField("section", header, "is no account and was not read"));
        }
    }

    private void end() {
        if (kind.equals("account")) {
            account = of(record, 'N');
        } else if (ACCOUNTS.contains(kind) && !record.isEmpty()) {
            findings.cost().row();
            sections.getLast().records.add(List.copyOf(record));
        }
        record.clear();
    }

    private void statement(Section section) {
        var draft = new StatementDraft(hints.currencyOrUnstated(), findings.cost());
        draft.account = section.account;
        for (List<Line> lines : section.records) {
            try {
                row(draft, lines);
            } catch (BadField bad) {
                findings.lost(lines.getFirst().number, bad);
            }
        }
        findings.statement(draft.statement());
    }

    private void row(StatementDraft draft, List<Line> lines) throws BadField {
        var row = new RowDraft(lines.getFirst().number);
        String amount = of(lines, 'T').isEmpty() ? of(lines, 'U') : of(lines, 'T');
        Money money = amount(amount, draft);
        row.bookingDate = day(lines);
        row.counterparty = of(lines, 'P');
        row.reference = of(lines, 'N');
        row.text = Texts.joined(row.counterparty, of(lines, 'M'), of(lines, 'L'));
        if (row.counterparty.equals("Opening Balance") && of(lines, 'L').startsWith("[")) {
            draft.opening = draft.balance("OPENING", money, row.bookingDate);
            return;
        }
        splits(row, lines, draft);
        BankRow read = row.row(money);
        draft.row(read);
        if (!read.details().isEmpty()) {
            List<Money> parts =
                    read.details().stream()
                            .flatMap(part -> Stream.ofNullable(part.money()))
                            .toList();
            draft.checks.add(
                    Amounts.check(
                            "parts of row " + read.line() + " = row",
                            () -> Amounts.sum(Money.zero(draft.currency), parts),
                            money));
        }
    }

    /// Null when it cannot be read, which is shown; the row stays.
    private @Nullable LocalDate day(List<Line> lines) {
        try {
            return days.day(of(lines, 'D'));
        } catch (BadField bad) {
            findings.unreadable(lines.getFirst().number, bad);
            return null;
        }
    }

    private void splits(RowDraft row, List<Line> lines, StatementDraft draft) throws BadField {
        String category = "";
        String memo = "";
        for (Line line : lines) {
            switch (line.field) {
                case 'S' -> category = line.text;
                case 'E' -> memo = line.text;
                case '$' -> {
                    row.details.add(
                            new BankRow.Detail(
                                    amount(line.text, draft),
                                    "",
                                    "",
                                    Texts.joined(category, memo),
                                    "",
                                    "",
                                    null));
                    memo = "";
                }
                default -> {}
            }
        }
    }

    private Money amount(String text, StatementDraft draft) throws BadField {
        return decimal.read(text, draft.currency);
    }

    private static String of(List<Line> lines, char field) {
        for (Line line : lines) {
            if (line.field == field) {
                return line.text;
            }
        }
        return "";
    }
}
