package fidus.reconciliation;

import fidus.money.Decimals;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/// One line of the evidence while it is written: fields joined by tabs, escaped as {@link Evidence}
/// says.
final class EvidenceLine {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private byte[] bytes = new byte[512];
    private int length;
    private int lastDay;
    private byte[] lastDate = new byte[0];

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    EvidenceLine start(String word) {
        length = 0;
        return plain(word);
    }

    /// Begins with what another line began with.
    EvidenceLine start(byte[] head) {
        length = 0;
        room(head.length);
        System.arraycopy(head, 0, bytes, 0, head.length);
        length = head.length;
        return this;
    }

    /// What the line says so far.
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /// Ends the line and goes on with one that has no word of its own.
    void next() {
        put('\n');
    }

    void end(LineHash digest) {
        digest.update(bytes, 0, end());
    }

    /// @return the length of the whole line
    int end() {
        put('\n');
        return length;
    }

    private void put(int value) {
        if (length == bytes.length) {
            room(1);
        }
        bytes[length++] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /// ASCII without anything to escape.
    @SuppressWarnings("deprecation") // the only way to copy ASCII without an array between
    EvidenceLine plain(String ascii) {
        room(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    /// A field that is absent.
    EvidenceLine none() {
        room(2);
        bytes[length++] = '\t';
        bytes[length++] = '-';
        return this;
    }

    EvidenceLine tab() {
        put('\t');
        return this;
    }

    EvidenceLine field(String text) {
        put('\t');
        int before = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                length = before;
                for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                    escaped(each);
                }
                return this;
            }
            escaped(c);
        }
        if (length == before + 1 && text.equals("-")) {
            length = before;
            put('\\');
            put('-');
        }
        return this;
    }

    private void escaped(int c) {
        switch (c) {
            case '\\' -> plain("\\\\");
            case '\t' -> plain("\\t");
            case '\n' -> plain("\\n");
            case '\r' -> plain("\\r");
            default -> put(c);
        }
    }

    /// A field that is escaped already.
    EvidenceLine field(byte[] from, int start, int end) {
        room(1 + end - start);
        bytes[length++] = '\t';
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    /// A field of ASCII that may need escapes.
    EvidenceLine ascii(byte[] from, int start, int end) {
        int at = start;
        while (at + Long.BYTES <= end && !mayNeedEscapes((long) EIGHT.get(from, at))) {
            at += Long.BYTES;
        }
        for (; at < end; at++) {
            if (from[at] == '\\' || (from[at] < ' ' && from[at] != 0)) {
                return field(new String(from, start, end - start, StandardCharsets.US_ASCII));
            }
        }
        return end - start == 1 && from[start] == '-' ? field("-") : field(from, start, end);
    }

    /// Whether a backslash or a control character is among eight bytes of ASCII.
    private static boolean mayNeedEscapes(long eight) {
        long backslash = eight ^ ONES * '\\';
        return (((eight - ONES * ' ') | (backslash - ONES)) & HIGH) != 0;
    }

    EvidenceLine number(long value) {
        put('\t');
        return digits(value);
    }

    private EvidenceLine digits(long value) {
        return decimal(value, 0);
    }

    /// A sum of money: minor units with the currency's decimals, a space and the code.
    EvidenceLine money(long minorUnits, int scale, String currency) {
        put('\t');
        return decimal(minorUnits, scale).plain(" ").plain(currency);
    }

    private EvidenceLine decimal(long units, int scale) {
        room(22 + scale);
        length = Decimals.write(bytes, length, units, scale);
        return this;
    }

    /// Ten-thousandths as a decimal without trailing zeros.
    EvidenceLine share(int tenThousandths) {
        put('\t');
        digits(tenThousandths / 10_000);
        int rest = tenThousandths % 10_000;
        if (rest > 0) {
            put('.');
            for (int place = 1_000; rest > 0; place /= 10) {
                put('0' + rest / place);
                rest %= place;
            }
        }
        return this;
    }

    /// A date; the rows of a list often have that of the row before.
    EvidenceLine day(int epochDay) {
        if (epochDay != lastDay || lastDate.length == 0) {
            lastDay = epochDay;
            lastDate =
                    LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
        }
        return field(lastDate, 0, lastDate.length);
    }

    /// What a field said before it was escaped.
    static String read(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                c = field.charAt(++i);
                c = c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
            }
            text.append(c);
        }
        return text.toString();
    }
}
