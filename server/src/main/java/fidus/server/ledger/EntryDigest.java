package fidus.server.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// SHA-256 over entries in the order of their numbers. Of each entry the bytes are its fields one
/// after the other, each as the decimal number of its UTF-8 bytes, a colon and those bytes
/// (`4:5010`): id, number, event code, source, leg, value date, period, the instant it was booked
/// in milliseconds since 1970, maker, checker, the entry it reverses, reason, the number of
/// postings, and of each posting account, side, amount, currency, the number of dimensions and each
/// dimension's name and value in the order of the names. What is absent is an empty field; an
/// amount is plain digits with the decimals it was stored with.
public final class EntryDigest {
    private static final int MOST_DIGITS = 10;

    private final MessageDigest sha;
    private byte[] gathered = new byte[1 << 14];
    private int length;

    public EntryDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// The entry's fields.
    void entry(JournalEntry entry) {
        field(entry.id().value().toString());
        field(Long.toString(entry.number()));
        field(entry.eventCode());
        field(entry.source());
        field(entry.leg());
        field(entry.valueOn().toString());
        field(entry.period());
        field(Long.toString(entry.bookedAt().toEpochMilli()));
        field(entry.makerId().value().toString());
        field(text(entry.checkerId() == null ? null : entry.checkerId().value()));
        field(text(entry.reverses() == null ? null : entry.reverses().value()));
        field(entry.reason());
        field(Integer.toString(entry.postings().size()));
        entry.postings().forEach(this::posting);
    }

    private void posting(Posting posting) {
        field(posting.account());
        field(posting.side().name());
        field(posting.money().amount().toPlainString());
        field(posting.money().currency().code());
        field(Integer.toString(posting.dimensions().size()));
        Map<String, String> dimensions = posting.dimensions();
        (dimensions.size() > 1 ? new TreeMap<>(dimensions) : dimensions)
                .forEach(
                        (name, value) -> {
                            field(name);
                            field(value);
                        });
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// The next field.
    public void field(String text) {
        int plain = text.length();
        room(plain + MOST_DIGITS + 1);
        int start = length;
        size(plain);
        for (int i = 0; i < plain; i++) {
            char one = text.charAt(i);
            if (one >= 128) {
                length = start;
                encoded(text.getBytes(UTF_8));
                return;
            }
            gathered[length++] = (byte) one;
        }
    }

    private void encoded(byte[] bytes) {
        room(bytes.length + MOST_DIGITS + 1);
        size(bytes.length);
        System.arraycopy(bytes, 0, gathered, length, bytes.length);
        length += bytes.length;
    }

    private void size(int bytes) {
        if (bytes < 10) {
            gathered[length++] = (byte) ('0' + bytes);
        } else {
            for (byte digit : Integer.toString(bytes).getBytes(UTF_8)) {
                gathered[length++] = digit;
            }
        }
        gathered[length++] = ':';
    }

    private void room(int more) {
        if (length + more > gathered.length) {
            sha.update(gathered, 0, length);
            length = 0;
            gathered = more > gathered.length ? new byte[more] : gathered;
        }
    }

    /// As 64 hexadecimal digits; begins anew.
    public String hex() {
        sha.update(gathered, 0, length);
        length = 0;
        return HexFormat.of().formatHex(sha.digest());
    }
}
