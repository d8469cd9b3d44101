package fidus.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A hash over the whole file in its last bytes, which are the archive's comment. The archive's own
/// checks do not cover its directory, so without it a damaged byte there would pass unnoticed.
final class Seal {
    private static final int LENGTH = 64;
    private static final int BLOCK = 1 << 16;

    /// Takes the room of the seal in a file that is not sealed yet.
    static final String ROOM = "0".repeat(LENGTH);

    private Seal() {}

    static void put(Path file) throws IOException {
        byte[] seal = hash(file).getBytes(StandardCharsets.US_ASCII);
        try (var sealed = new RandomAccessFile(file.toFile(), "rwd")) {
            sealed.seek(sealed.length() - LENGTH);
            sealed.write(seal);
        }
    }

    static boolean holds(Path file) throws IOException {
        if (Files.size(file) < LENGTH) {
            return false;
        }
        var last = new byte[LENGTH];
        try (var sealed = new RandomAccessFile(file.toFile(), "r")) {
            sealed.seek(sealed.length() - LENGTH);
            sealed.readFully(last);
        }
        return hash(file).equals(new String(last, StandardCharsets.US_ASCII));
    }

    /// Over everything before the seal.
    private static String hash(Path file) throws IOException {
        long left = Files.size(file) - LENGTH;
        MessageDigest digest = sha256();
        var block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            while (left > 0) {
                int read = in.read(block, 0, (int) Math.min(BLOCK, left));
                if (read < 0) {
                    throw new IOException("The file became shorter while it was read: " + file);
                }
                digest.update(block, 0, read);
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
