package fidus.server.embedded.disk;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Tells the page store how byte arrays are written and ordered (unsigned, shorter first).
final class ByteArrayType extends BasicDataType<byte[]> {
    static final ByteArrayType INSTANCE = new ByteArrayType();
    private static final int ARRAY_OVERHEAD = 24;

    private ByteArrayType() {}

    @Override
    public int getMemory(byte[] bytes) {
        return bytes.length + ARRAY_OVERHEAD;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] bytes) {
        buffer.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }

    @Override
    public int compare(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b);
    }

    /// The guess is the place after what was found last: keys that come in order are found there.
    @Override
    public int binarySearch(byte[] key, Object storage, int size, int initialGuess) {
        byte[][] keys = (byte[][]) storage;
        int low = 0;
        int high = size - 1;
        int middle = Math.min(initialGuess - 1, high);
        for (int look = 0; low <= high; look++) {
            if (look > 1 || middle < low || middle > high) {
                middle = (low + high) >>> 1;
            }
            int order = Arrays.compareUnsigned(key, keys[middle]);
            if (order == 0) {
                return middle;
            }
            if (order > 0) {
                low = ++middle;
            } else {
                high = middle - 1;
            }
        }
        return ~low;
    }
}
