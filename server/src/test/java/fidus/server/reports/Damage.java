package fidus.server.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Ways to spoil a file: flipped, missing, repeated and strange bytes, and workbooks packed anew.
final class Damage {
    private Damage() {}

    static byte[] mutated(byte[] whole, Random random) {
        byte[] copy = whole.clone();
        int at = random.nextInt(copy.length);
        int length = Math.min(1 + random.nextInt(200), copy.length - at);
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return copy;
            }
            case 1 -> {
                return joined(
                        Arrays.copyOf(copy, at),
                        Arrays.copyOfRange(copy, at + length, copy.length));
            }
            case 2 -> {
                return joined(
                        Arrays.copyOf(copy, at + length),
                        Arrays.copyOfRange(copy, at, copy.length));
            }
            default -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                return joined(
                        joined(Arrays.copyOf(copy, at), noise),
                        Arrays.copyOfRange(copy, at, copy.length));
            }
        }
    }

    static byte[] joined(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    static Map<String, byte[]> parts(Path workbook) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        return zip(parts, 9);
    }

    static byte[] stored(Map<String, byte[]> parts) throws IOException {
        return zip(parts, 0);
    }

    static byte[] zip(Map<String, byte[]> parts, int level) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
