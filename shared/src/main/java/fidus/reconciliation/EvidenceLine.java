package fidus.reconciliation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// One line of the evidence while it is written: fields joined by tabs, escaped as {@link Evidence}
/// says.
final class EvidenceLine {
    private byte[] bytes = new byte[512];
    private int length;

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

    void end(MessageDigest digest) {
        digest.update(bytes, 0, end());
    }

    /// @return the length of the whole line
    int end() {
        put('\n');
        return length;
    }

    private void put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    /// ASCII without anything to escape.
    EvidenceLine plain(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
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
        put('\t');
        for (int i = start; i < end; i++) {
            put(from[i]);
        }
        return this;
    }

    EvidenceLine number(long value) {
        put('\t');
        return digits(value);
    }

    private EvidenceLine digits(long value) {
        if (value < 0) {
            put('-');
        }
        if (value <= -10 || value >= 10) {
            digits(Math.abs(value / 10));
        }
        put('0' + (int) Math.abs(value % 10));
        return this;
    }

    /// A sum of money: minor units with the currency's decimals, a space and the code.
    EvidenceLine money(long minorUnits, int scale, String currency) {
        put('\t');
        return decimal(minorUnits, scale).plain(" ").plain(currency);
    }

    private EvidenceLine decimal(long units, int scale) {
        if (units < 0) {
            put('-');
        }
        long power = 1;
        for (int i = 0; i < scale; i++) {
            power *= 10;
        }
        digits(Math.abs(units / power));
        if (scale > 0) {
            put('.');
            long rest = Math.abs(units % power);
            for (long place = power / 10; place > 0; place /= 10) {
                put('0' + (int) (rest / place % 10));
            }
        }
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

    EvidenceLine day(int epochDay) {
        return field(java.time.LocalDate.ofEpochDay(epochDay).toString());
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
