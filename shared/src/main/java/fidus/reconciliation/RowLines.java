package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

/// Writes rows as lines of the evidence and keeps them.
final class RowLines {
    private final String word;
    private final EvidenceLine line = new EvidenceLine();
    private final LineStore lines;

    RowLines(Side side) {
        word = side == Side.BOOK ? "book" : "statement";
        lines = new LineStore(word);
    }

    LineStore lines() {
        return lines;
    }

    String word() {
        return word;
    }

    /// @return the place of the line
    int add(
            String rowId,
            int booked,
            @Nullable Integer valued,
            RowTable.Amount amount,
            RowTable.Words words) {
        line.start(word).field(rowId).day(booked);
        if (valued == null) {
            line.none();
        } else {
            line.day(valued);
        }
        line.money(amount.units(), amount.currency().scale(), amount.currency().code());
        line.field(words.text()).field(words.reference());
        if (words.batchReference() == null) {
            line.none();
        } else {
            line.field(words.batchReference());
        }
        return kept();
    }

    /// @return the place of the line
    int add(PlainRow row) {
        field(line.start(word), row, PlainRow.Field.ID);
        line.day(row.day);
        if (row.valueDay == RowTable.NO_DAY) {
            line.none();
        } else {
            line.day(row.valueDay);
        }
        line.money(row.units, row.currency.scale(), row.currency.code());
        field(line, row, PlainRow.Field.TEXT);
        field(line, row, PlainRow.Field.REFERENCE);
        if (row.length(PlainRow.Field.BATCH) == 0) {
            line.none();
        } else {
            field(line, row, PlainRow.Field.BATCH);
        }
        return kept();
    }

    private static void field(EvidenceLine line, PlainRow row, PlainRow.Field field) {
        int at = field.at;
        line.ascii(row.bytes, row.from[at], row.to[at]);
    }

    private int kept() {
        int length = line.end();
        return lines.add(line.bytes(), length);
    }
}
