package fidus.server.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Text whose characters are two bytes each, as the terminal writes it. Halves of characters are
/// handed on as they are; the platform's own reader looks at each character for them.
final class WideText extends Reader {
    private final InputStream in;
    private final ByteOrder order;
    private final byte[] bytes = new byte[1 << 15];

    WideText(InputStream in, ByteOrder order) {
        this.in = in;
        this.order = order;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = in.readNBytes(bytes, 0, (int) Math.min(bytes.length, 2L * length));
        if (read == 0) {
            return length == 0 ? 0 : -1;
        }
        int whole = read / 2;
        ByteBuffer.wrap(bytes, 0, read).order(order).asCharBuffer().get(buffer, offset, whole);
        if (read % 2 == 0) {
            return whole;
        }
        buffer[offset + whole] = '\ufffd';
        return whole + 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
