package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What is known of a file after one pass over its bytes: size, digest, encoding, both ends.
///
/// @param charset how its text is written; the terminal writes UTF-16LE, MT4 the code page of a PC
/// @param bomBytes length of the byte order mark before the text
/// @param zip whether it starts as a zip archive does
/// @param head its first characters
/// @param tail its last characters
public record Fingerprint(
        Path file,
        long bytes,
        String sha256,
        Charset charset,
        int bomBytes,
        boolean zip,
        String head,
        String tail) {
    /// The part each workbook has, and no other archive.
    public static final String WORKBOOK = "[Content_Types].xml";

    private static final int HEAD = 8_192;
    private static final int TAIL = 256;
    private static final Charset CHINESE = Charset.forName("GB18030");

    /// @throws Refused `TOO_LARGE` beyond the limit, `UNKNOWN_FORMAT` for an empty file
    static Fingerprint of(Path file, Cost cost) throws IOException {
        return of(file, cost, CHINESE);
    }

    /// @param otherwise what a file is read in that is neither UTF-8 nor UTF-16
    /// @throws Refused as above
    public static Fingerprint of(Path file, Cost cost, Charset otherwise) throws IOException {
        MessageDigest digest = newDigest();
        long bytes = 0;
        byte[] head = new byte[0];
        byte[] tail = new byte[0];
        var utf8 = new Utf8Proof();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.readNBytes(buffer, 0, buffer.length);
                    n > 0;
                    n = in.readNBytes(buffer, 0, buffer.length)) {
                bytes += n;
                refuseLarger(bytes, cost.limits());
                cost.goOn();
                digest.update(buffer, 0, n);
                if (head.length == 0) {
                    head = Arrays.copyOf(buffer, Math.min(n, HEAD));
                    utf8.skipIf(wide(head) != null);
                }
                utf8.feed(buffer, n);
                tail = ending(tail, buffer, n);
            }
        }
        if (bytes == 0) {
            throw Refused.because(Problem.Code.UNKNOWN_FORMAT, "The file is empty.");
        }
        Charset wide = wide(head);
        Charset charset = wide != null ? wide : utf8.holds() ? StandardCharsets.UTF_8 : otherwise;
        int bom = bom(head);
        int odd = wide != null && (bytes - tail.length) % 2 != 0 ? 1 : 0;
        return new Fingerprint(
                file,
                bytes,
                HexFormat.of().formatHex(digest.digest()),
                charset,
                bom,
                starts(head, 'P', 'K', 3, 4),
                new String(head, bom, head.length - bom, charset),
                new String(tail, odd, tail.length - odd, charset));
    }

    /// The first characters of a file, of which nothing else is read. What is neither UTF-16 nor
    /// plain Latin letters may come out wrong here.
    public static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            Charset wide = wide(head);
            int bom = bom(head);
            return new String(
                    head, bom, head.length - bom, wide == null ? StandardCharsets.UTF_8 : wide);
        }
    }

    /// The name of the first part of a zip archive, {@link #WORKBOOK} for a workbook.
    ///
    /// @return null when the archive is cut or damaged, or holds nothing
    public @Nullable String firstPart() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(WORKBOOK) != null
                    ? WORKBOOK
                    : zip.stream().findFirst().map(ZipEntry::getName).orElse(null);
        } catch (IOException | RuntimeException _) {
            return null; // the names in it too may be damaged
        }
    }

    public Reader reader() throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(bomBytes);
        if (charset.equals(StandardCharsets.UTF_16LE)) {
            return new WideText(in, ByteOrder.LITTLE_ENDIAN);
        }
        return charset.equals(StandardCharsets.UTF_16BE)
                ? new WideText(in, ByteOrder.BIG_ENDIAN)
                : new InputStreamReader(in, charset);
    }

    /// The same file with its text written as somebody says; a file that shows by its first bytes
    /// how it is written stays as it is.
    public Fingerprint in(Charset said) {
        boolean shown = bomBytes > 0 || charset.name().startsWith("UTF-16");
        return shown ? this : new Fingerprint(file, bytes, sha256, said, bomBytes, zip, head, tail);
    }

    /// The encoding as a person would name it.
    public String encoding() {
        return charset.name() + (bomBytes > 0 ? " with BOM" : "");
    }

    private static void refuseLarger(long bytes, Limits limits) {
        if (bytes > limits.bytes()) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "The file has more than %,d bytes; nothing of it was taken."
                            .formatted(limits.bytes()));
        }
    }

    private static byte[] ending(byte[] before, byte[] buffer, int length) {
        if (length >= TAIL) {
            return Arrays.copyOfRange(buffer, length - TAIL, length);
        }
        byte[] joined = Arrays.copyOf(before, before.length + length);
        System.arraycopy(buffer, 0, joined, before.length, length);
        return joined.length <= TAIL
                ? joined
                : Arrays.copyOfRange(joined, joined.length - TAIL, joined.length);
    }

    /// UTF-16 by its mark or, where a copy lost the mark, by the zero bytes of its Latin letters;
    /// null where it is neither.
    public static @Nullable Charset wide(byte[] head) {
        if (starts(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int odd = 0;
        int even = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                odd += i % 2;
                even += 1 - i % 2;
            }
        }
        int many = head.length / 4;
        if (odd > many && odd > 8 * even) {
            return StandardCharsets.UTF_16LE;
        }
        return even > many && even > 8 * odd ? StandardCharsets.UTF_16BE : null;
    }

    private static int bom(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) ? 2 : 0;
    }

    private static boolean starts(byte[] head, int... with) {
        boolean same = head.length >= with.length;
        for (int i = 0; same && i < with.length; i++) {
            same = (head[i] & 0xff) == with[i];
        }
        return same;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Whether bytes fed in pieces are UTF-8 throughout.
    private static final class Utf8Proof {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final CharBuffer sink = CharBuffer.allocate(1 << 17);
        private byte[] rest = new byte[0];
        private boolean holds = true;
        private boolean skipped;

        void skipIf(boolean skip) {
            skipped = skip;
        }

        void feed(byte[] bytes, int length) {
            if (skipped || !holds) {
                return;
            }
            byte[] joined = Arrays.copyOf(rest, rest.length + length);
            System.arraycopy(bytes, 0, joined, rest.length, length);
            ByteBuffer in = ByteBuffer.wrap(joined);
            sink.clear();
            holds = !decoder.decode(in, sink, false).isError();
            rest = Arrays.copyOfRange(joined, in.position(), joined.length);
        }

        boolean holds() {
            return holds && rest.length == 0;
        }
    }
}
