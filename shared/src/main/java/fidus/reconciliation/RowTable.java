package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.reconciliation.PlainRow.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of one side in columns: about 120 bytes a row besides its texts. What a row says is
/// kept once more as its line of the evidence.
public final class RowTable {
    static final int NO_DAY = Integer.MIN_VALUE;

    private final Side side;
    private final Texts texts;
    private final MatchProfile.Compared compared;
    private final RowLines written;
    private final LineStore lines;
    private final List<Currency> currencies = new ArrayList<>();
    private int size;
    private int zeros;
    private int[] places = new int[16];
    private long[] amounts = new long[16];
    private int[] booked = new int[16];
    private int @Nullable [] valued;
    private final TextColumns words;
    private byte[] currency = new byte[16];

    RowTable(Side side, Texts texts, MatchProfile.Compared compared) {
        this.side = side;
        this.texts = texts;
        this.compared = compared;
        words = new TextColumns(texts);
        written = new RowLines(side);
        lines = written.lines();
    }

    /// What a row says besides its dates and its amount.
    ///
    /// @param reference the row's own reference or ticket, empty when there is none
    /// @param batchReference the key that ties rows into one group, absent when there is none
    public record Words(String text, String reference, @Nullable String batchReference) {
        int longest() {
            int keyed = batchReference == null ? 0 : batchReference.length();
            return Math.max(keyed, Math.max(text.length(), reference.length()));
        }
    }

    /// Adds a row.
    ///
    /// @param bookedOn epoch day
    /// @param valuedOn epoch day, absent when there is none
    /// @param minorUnits signed from the holder's side
    /// @throws Refused `BAD_VALUE` for a blank id, an over-long text, or an amount above 10^17
    ///   minor units
    public void add(
            String rowId, int bookedOn, @Nullable Integer valuedOn, Amount minorUnits, Words said) {
        RowLimits.check(rowId, minorUnits.units, said);
        grow();
        value(valuedOn == null ? NO_DAY : valuedOn);
        words.text(size, compared == MatchProfile.Compared.TEXT ? said.text : said.reference);
        words.key(size, said.batchReference == null ? "" : said.batchReference);
        places[size] = written.add(rowId, bookedOn, valuedOn, minorUnits, said);
        keep(bookedOn, minorUnits.units, minorUnits.currency);
    }

    /// Adds a row that is plain ASCII, unless {@link #add} has to say what is wrong with it.
    ///
    /// @return whether it was added
    public boolean addPlain(PlainRow row) {
        int longest = Math.max(row.length(Field.TEXT), row.length(Field.REFERENCE));
        if (row.length(Field.ID) > RowLimits.LONGEST_ID
                || row.isBlank(Field.ID)
                || Math.max(longest, row.length(Field.BATCH)) > RowLimits.LONGEST_TEXT
                || row.units > RowLimits.MOST_MINOR_UNITS
                || row.units < -RowLimits.MOST_MINOR_UNITS) {
            return false;
        }
        grow();
        value(row.valueDay);
        boolean byText = compared == MatchProfile.Compared.TEXT;
        words.text(size, row, byText ? Field.TEXT : Field.REFERENCE);
        words.key(size, row, Field.BATCH);
        places[size] = written.add(row);
        keep(row.day, row.units, row.currency);
        return true;
    }

    private void keep(int day, long units, Currency of) {
        amounts[size] = units;
        zeros += units == 0 ? 1 : 0;
        booked[size] = day;
        currency[size] = number(of);
        size++;
    }

    /// An amount in minor units of a currency.
    public record Amount(long units, Currency currency) {}

    private void value(int valuedOn) {
        if (valuedOn != NO_DAY && valued == null) {
            int[] days = new int[places.length];
            Arrays.fill(days, NO_DAY);
            valued = days;
        }
        if (valued != null) {
            valued[size] = valuedOn;
        }
    }

    private byte number(Currency code) {
        int known =
                size > 0 && code.equals(currencies.get(currency[size - 1]))
                        ? currency[size - 1]
                        : currencies.indexOf(code);
        if (known < 0) {
            known = currencies.size();
            if (known > Byte.MAX_VALUE) {
                throw RowLimits.bad("currency", "These rows have more than 128 currencies.");
            }
            currencies.add(code);
        }
        return (byte) known;
    }

    private void grow() {
        if (size < places.length) {
            return;
        }
        room(size + (size >> 1));
    }

    /// Makes room at once for about so many rows, when there are none yet; more can come.
    public void expect(int rows) {
        if (size < 10_000 && rows > places.length) {
            room(rows);
            texts.expect(rows, size);
        }
    }

    private void room(int more) {
        places = Arrays.copyOf(places, more);
        amounts = Arrays.copyOf(amounts, more);
        booked = Arrays.copyOf(booked, more);
        if (valued != null) {
            valued = Arrays.copyOf(valued, more);
        }
        words.room(more);
        currency = Arrays.copyOf(currency, more);
    }

    /// Number of rows.
    public int size() {
        return size;
    }

    Side side() {
        return side;
    }

    Texts texts() {
        return texts;
    }

    List<Currency> currencies() {
        return currencies;
    }

    long amount(int row) {
        return amounts[row];
    }

    int booked(int row) {
        return booked[row];
    }

    int valued(int row) {
        return valued == null ? NO_DAY : valued[row];
    }

    boolean hasValueDays() {
        return valued != null;
    }

    int text(int row) {
        return words.text(row);
    }

    int key(int row) {
        return words.key(row);
    }

    /// The rows of a currency that move money.
    int[] rows(Currency code) {
        int number = currencies.indexOf(code);
        int[] rows = new int[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (currency[row] == number && amounts[row] != 0) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /// How many rows have amount zero.
    int zeros() {
        return zeros;
    }

    /// Rows of amount zero by id.
    int[] zeroById() {
        int[] zero = new int[zeros];
        int count = 0;
        for (int row = 0; count < zeros; row++) {
            if (amounts[row] == 0) {
                zero[count++] = row;
            }
        }
        IntSort.sort(zero, 0, count, this::compareIds);
        return zero;
    }

    /// The id of a row, as it was given.
    public String id(int row) {
        return lines.id(places[row]);
    }

    /// Copies the id of a row in UTF-8.
    ///
    /// @return where it ends, or −1 when it has characters that are kept in another way: see {@link
    ///   #id}
    public int copyId(int row, byte[] to, int at) {
        return lines.copyId(places[row], to, at);
    }

    void writeId(int row, EvidenceLine to) {
        lines.writeId(places[row], to);
    }

    int compareIds(int one, int other) {
        return lines.compareIds(places[one], places[other]);
    }

    int hashId(int row) {
        return lines.hashId(places[row]);
    }

    boolean is(int row, Currency code) {
        return amounts[row] != 0 && currencies.get(currency[row]).equals(code);
    }

    void digest(int row, LineHash digest) {
        lines.digest(places[row], row + 1 < size ? places[row + 1] : -1, digest);
    }

    /// The rows ordered by id.
    ///
    /// @throws Refused `BAD_VALUE` when an id is repeated
    int[] byId() {
        int[] rows = RowIds.ordered(this);
        int repeated = RowIds.repeated(this, rows);
        if (repeated >= 0) {
            throw twice(repeated);
        }
        return rows;
    }

    /// The first id, in their order, that stands at two rows; null when each stands once.
    public @Nullable String repeatedId() {
        int repeated = RowIds.repeated(this, RowIds.ordered(this));
        return repeated < 0 ? null : id(repeated);
    }

    Refused twice(int row) {
        return Refused.at(
                written.word(),
                Problem.Code.BAD_VALUE,
                "Row " + id(row) + " stands twice among the " + written.word() + " rows.");
    }
}
