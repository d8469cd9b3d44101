package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads CSV the way a saved profile says. Records are counted from 1, empty lines not. A file
/// whose rows are in several currencies gives one statement for each.
final class CsvBank {
    /// No bank prints more before its rows; a profile may skip any number.
    private static final int MOST_BEFORE = 1_000;

    private final Fingerprint print;
    private final Findings findings;
    private final CsvLayout layout;
    private final CsvProfile profile;
    private final CsvRows rows;
    private final CsvSkipped skipped;
    private final Deque<List<String>> last = new ArrayDeque<>();
    private final Map<Integer, List<String>> kept = new HashMap<>();
    private final List<String> before = new ArrayList<>();
    private final CsvLayout.@Nullable Cell opening;
    private final CsvLayout.@Nullable Cell closing;
    private final int held;
    private int records;
    private int wide;
    private boolean hasRows;

    CsvBank(Fingerprint print, Findings findings, CsvProfile profile, Hints hints) {
        this.print = print;
        this.findings = findings;
        this.profile = profile;
        this.layout = new CsvLayout(profile);
        this.skipped = new CsvSkipped(layout);
        Currency stated = profile.currency();
        this.rows =
                new CsvRows(layout, findings, stated == null ? hints.currencyOrUnstated() : stated);
        this.opening = layout.cell(profile.openingCell());
        this.closing = layout.cell(profile.closingCell());
        this.held = Math.max(profile.skipLast(), Math.max(back(opening), back(closing)));
    }

    /// @throws Refused as {@link CsvRecords#read}; `BAD_VALUE` at `profile` when not one row fits
    ///   it
    BankFile read() throws IOException {
        try (Reader text = Decoding.strict(print, layout.charset())) {
            new CsvRecords(layout).read(text, this::record);
        }
        if (records < profile.skipFirst() + profile.skipLast()) {
            throw CsvLayout.bad(
                    "the file has %d records, fewer than the profile skips".formatted(records));
        }
        List<List<String>> held = List.copyOf(last);
        for (int i = held.size() - profile.skipLast(); i < held.size(); i++) {
            skipped.after(records - held.size() + i + 1, records, held.get(i));
        }
        rows.finish(this::balances);
        BankFile file =
                findings.finish(BankFormat.CSV, profile.name(), print, layout.charset().name());
        hasRows = file.statements().stream().anyMatch(one -> !one.rows().isEmpty());
        requireColumns();
        return file;
    }

    /// The cells before the first row, once it was read; empty ones not.
    List<String> before() {
        return before;
    }

    /// What stands over its columns, as far as it was read; null where nothing does.
    @Nullable List<String> headings() {
        return skipped.headings();
    }

    /// What the profile leaves out of the file, once it was read, and what it finds no column for.
    CsvLeftOut leftOut() {
        return skipped.leftOut()
                .beyond(
                        absent().stream()
                                .map(field -> CsvRaw.column(profile, field))
                                .distinct()
                                .sorted()
                                .toList());
    }

    /// How many columns the widest line has, as far as it was read.
    int wide() {
        return wide;
    }

    /// What says the day, the sum and the text of a row stands in the file: a cell beyond it would
    /// read as an empty one, such as the day of a row that is not booked yet. A file in which no
    /// line has more than one side of the amount leaves out the empty cells behind it.
    private void requireColumns() {
        Columns columns = profile.columns();
        int day = columns.bookingDate() > 0 ? columns.bookingDate() : columns.valueDate();
        int amount =
                columns.credit() > 0
                        ? Math.min(columns.amount(), columns.credit())
                        : columns.amount();
        require(Math.max(day, amount), "");
        require(columns.text(), " for the text");
        require(columns.more().text2(), " for the second text");
    }

    private void require(int column, String what) {
        if (hasRows && column > wide) {
            throw CsvLayout.bad(
                    "it reads column %d%s, and the file has %d columns"
                            .formatted(column, what, wide));
        }
    }

    /// The fields that are read from columns which stand in no line of the file.
    List<String> absent() {
        return hasRows
                ? CsvRaw.FIELDS.stream()
                        .filter(field -> CsvRaw.column(profile, field) > wide)
                        .toList()
                : List.of();
    }

    private void record(List<String> fields) {
        findings.cost().row();
        records++;
        wide = Math.max(wide, fields.size());
        if (records <= profile.skipFirst()) {
            skipped.before(records, fields);
        }
        if (records <= profile.skipFirst() && before.size() < MOST_BEFORE) {
            fields.stream().filter(cell -> !cell.isBlank()).forEach(before::add);
        }
        if (is(opening) || is(closing)) {
            kept.put(records, List.copyOf(fields));
        }
        last.addLast(List.copyOf(fields));
        if (last.size() > held + 1) {
            last.removeFirst();
        }
        int ready = records - profile.skipLast();
        if (ready > profile.skipFirst()) {
            List<String> due =
                    last.stream()
                            .skip(last.size() - 1L - profile.skipLast())
                            .findFirst()
                            .orElse(fields);
            rows.record(ready, due);
        }
    }

    private void balances(StatementDraft statement) {
        statement.opening = balance(opening, "OPENING", statement);
        BankBalance column = statement.closing;
        BankBalance end = balance(closing, "CLOSING", statement);
        statement.closing = end == null ? column : end;
        statement.to = statement.closing == null ? null : statement.closing.on();
        if (end != null) {
            statement.closeByDay(false, findings);
        }
        statement.closing = statement.closing == null ? column : statement.closing;
        statement.tie();
    }

    private @Nullable BankBalance balance(
            CsvLayout.@Nullable Cell cell, String code, StatementDraft statement) {
        if (cell == null) {
            return null;
        }
        int record = cell.row() > 0 ? cell.row() : records + 1 + cell.row();
        if (record < 1 || record > records) {
            String place = "R%dC%d".formatted(cell.row(), cell.column());
            findings.lost(
                    Math.max(record, 0),
                    new BadField(
                            "balance",
                            place,
                            "is no place in the file: it has %d rows".formatted(records)));
            return null;
        }
        List<String> fields =
                cell.row() > 0
                        ? kept.getOrDefault(cell.row(), List.of())
                        : last.stream()
                                .skip(Math.max(0, last.size() + cell.row()))
                                .findFirst()
                                .orElse(List.of());
        String text = cell.column() <= fields.size() ? fields.get(cell.column() - 1) : "";
        try {
            Money money = CsvAmount.read(text, profile.decimal(), statement.currency, "balance");
            return statement.balance(code, money, layout.dayIn(fields));
        } catch (BadField bad) {
            findings.lost(record, bad);
            return null;
        }
    }

    private boolean is(CsvLayout.@Nullable Cell cell) {
        return cell != null && cell.row() == records;
    }

    private static int back(CsvLayout.@Nullable Cell cell) {
        return cell == null || cell.row() > 0 ? 0 : -cell.row();
    }
}
