package fidus.server.bankfiles;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import fidus.bank.CsvProfile;
import fidus.bank.desk.RawFile;
import fidus.bank.desk.RawFile.BadCell;
import fidus.bank.desk.RawFile.Line;
import fidus.bank.desk.RawFile.Part;
import fidus.contract.Refused;
import fidus.imports.Unreadable;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/// Shows a CSV file as it stands in its bytes, beside what a profile takes for records, columns and
/// edges. Nothing is read here that counts: the same profile reads the file in {@link CsvBank}.
final class CsvRaw {
    /// What a profile reads from a column, as {@link #column} knows it.
    static final List<String> FIELDS =
            List.of(
                    "bookingDate",
                    "valueDate",
                    "amount",
                    "credit",
                    "mark",
                    "currency",
                    "reference",
                    "text",
                    "counterparty",
                    "bankId",
                    "balance",
                    "text2",
                    "counterpartyAccount",
                    "endToEndId",
                    "account");

    private static final int LONGEST = 600;
    private static final char STRANGE = '\ufffd';

    private final Fingerprint print;
    private final CsvProfile profile;
    private final @Nullable CsvLayout layout;
    private final Charset charset;
    private final boolean undecoded;
    private final int[] starts;
    private final List<BadCell> bad = new ArrayList<>();
    private boolean quoted;
    private int column = 1;

    /// A line that is kept until it is known how many follow.
    private record Kept(long number, String text) {}

    private CsvRaw(Fingerprint print, CsvProfile profile, boolean undecoded) throws IOException {
        this.print = print;
        this.profile = profile;
        this.undecoded = undecoded;
        this.layout = layout(profile);
        this.charset = layout == null ? print.charset() : layout.charset();
        this.starts = starts();
    }

    /// @param unreadable what the profile could not read
    /// @param undecoded whether the file is not written in the profile's character set
    /// @param bank what the profile made of it, absent where nothing
    static RawFile of(
            Fingerprint print,
            CsvProfile profile,
            List<Unreadable> unreadable,
            boolean undecoded,
            @Nullable CsvBank bank)
            throws IOException {
        var raw = new CsvRaw(print, profile, undecoded);
        if (bank != null) {
            bank.absent().forEach(field -> raw.absent(field, bank.wide()));
        }
        return raw.shown(unreadable);
    }

    private void absent(String field, int wide) {
        int at = column(profile, field);
        bad.add(
                new BadCell(
                        0,
                        0,
                        at,
                        field,
                        "column " + at,
                        "is in no line of the file: the widest has %d. Correct the number, or say 0 where there is no such column"
                                .formatted(wide)));
    }

    /// The column in which a field stands by the profile, counted from 1; 0 for none.
    static int column(CsvProfile profile, String field) {
        CsvProfile.Columns columns = profile.columns();
        return switch (field) {
            case "bookingDate" -> columns.bookingDate();
            case "valueDate" -> columns.valueDate();
            case "amount", "debit" -> columns.amount();
            case "credit" -> columns.credit();
            case "mark" -> columns.mark();
            case "currency" -> columns.currency();
            case "balance" -> columns.balance();
            case "reference" -> columns.reference();
            case "text" -> columns.text();
            case "counterparty" -> columns.counterparty();
            case "bankId" -> columns.bankId();
            case "text2" -> columns.more().text2();
            case "counterpartyAccount" -> columns.more().counterpartyAccount();
            case "endToEndId" -> columns.more().endToEndId();
            case "account" -> columns.more().account();
            default -> 0;
        };
    }

    /// Null when the profile could not read any file.
    private static @Nullable CsvLayout layout(CsvProfile profile) {
        try {
            return new CsvLayout(profile);
        } catch (Refused _) {
            return null;
        }
    }

    /// In which line each record begins, as far as records can be told.
    private int[] starts() throws IOException {
        CsvLayout known = layout;
        IntStream.Builder found = IntStream.builder();
        if (known != null) {
            try (CsvReader<CsvRecord> csv = known.reader(Decoding.lenient(print, charset))) {
                for (CsvRecord each : csv) {
                    found.add((int) each.getStartingLineNumber());
                }
            } catch (CsvParseException | UncheckedIOException _) {
                // what stands before the place is shown
            }
        }
        return found.build().toArray();
    }

    private RawFile shown(List<Unreadable> unreadable) throws IOException {
        List<Line> lines = new ArrayList<>();
        Deque<Kept> last = new ArrayDeque<>();
        long number = 0;
        try (Reader text = Decoding.lenient(print, charset);
                var each = new BufferedReader(text)) {
            for (String line = each.readLine(); line != null; line = each.readLine()) {
                strange(++number, line);
                if (number <= RawFile.FIRST) {
                    lines.add(line(number, line));
                } else {
                    last.addLast(new Kept(number, line));
                    if (last.size() > RawFile.LAST) {
                        last.removeFirst();
                    }
                }
            }
        }
        last.forEach(one -> lines.add(line(one.number, one.text)));
        unreadable.stream()
                .limit(RawFile.MOST_BAD - Math.min(bad.size(), RawFile.MOST_BAD))
                .forEach(one -> bad.add(cell(one)));
        return new RawFile(charset.name(), lines, number - lines.size(), bad);
    }

    private BadCell cell(Unreadable one) {
        boolean known = one.line() > 0 && one.line() <= starts.length;
        return new BadCell(
                one.line(),
                known ? starts[one.line() - 1] : 0,
                place(one),
                one.field(),
                one.text(),
                one.reason());
    }

    /// A balance beside the movements stands where the profile names its cell.
    private int place(Unreadable one) {
        CsvLayout known = layout;
        if (known != null && one.field().equals("balance") && isSkipped(one.line())) {
            for (String said : List.of(profile.openingCell(), profile.closingCell())) {
                CsvLayout.Cell cell = known.cell(said);
                int row = cell == null ? 0 : cell.row();
                if (cell != null && one.line() == (row > 0 ? row : starts.length + 1 + row)) {
                    return cell.column();
                }
            }
        }
        return column(profile, one.field());
    }

    /// Names a cell with a character that the profile's character set does not have.
    private void strange(long number, String text) {
        int at = undecoded && bad.size() < RawFile.MOST_BAD ? text.indexOf(STRANGE) : -1;
        if (at >= 0) {
            boolean was = quoted;
            int before = (int) cuts(text, false).stream().filter(cut -> cut < at).count();
            quoted = was;
            bad.add(
                    new BadCell(
                            record(number),
                            number,
                            before + 1,
                            "charset",
                            Texts.shown(text.substring(Math.max(0, at - 20))),
                            "holds a byte that " + charset.name() + " does not have"));
        }
    }

    private Line line(long number, String text) {
        int record = record(number);
        boolean begins = record > 0 && starts[record - 1] == number;
        if (begins) {
            quoted = false;
            column = 1;
        }
        int first = column;
        boolean empty = text.isEmpty() && !quoted;
        List<Integer> cuts = record == 0 ? List.of() : cuts(text, quoted);
        column += cuts.size();
        String kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        return new Line(
                number,
                empty ? 0 : record,
                empty ? Part.EMPTY : isSkipped(record) ? Part.SKIPPED : Part.READ,
                empty ? 1 : first,
                cuts.stream().filter(cut -> cut < LONGEST - 1).toList(),
                kept);
    }

    private boolean isSkipped(int record) {
        return record > 0
                && (record <= profile.skipFirst() || record > starts.length - profile.skipLast());
    }

    /// The record that a line is of, 0 before the first one.
    private int record(long line) {
        int found = Arrays.binarySearch(starts, (int) line);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// Where the delimiter stands outside of quotes. Remembers whether a quoted text goes on.
    private List<Integer> cuts(String text, boolean open) {
        List<Integer> cuts = new ArrayList<>();
        char delimiter = profile.delimiter().isEmpty() ? '\0' : profile.delimiter().charAt(0);
        boolean within = open;
        int begins = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (within || i == begins)) {
                within = !within;
            } else if (c == '"' && i > 0 && text.charAt(i - 1) == '"') {
                within = true; // two of them within a quoted text are one sign of it
            } else if (c == delimiter && !within) {
                cuts.add(i);
                begins = i + 1;
            }
        }
        quoted = within;
        return cuts;
    }
}
