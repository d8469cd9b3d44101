package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Unpacks a workbook once into nothing, before anything else opens it: sizes in an archive's
/// directory are claims, and a flipped bit in a figure shows only in the check sum.
final class ZipBounds {
    private static final Logger LOG = LoggerFactory.getLogger(ZipBounds.class);

    /// A part may be at most this many times its packed size…
    private static final long MOST_INFLATION = 100;

    /// …once it is larger than this.
    private static final long SMALL_PART = 1_000_000;

    /// Text and tags between one tag and the next; what reads them keeps them whole.
    private static final long LONGEST_RUN = 1_000_000;

    private final Cost cost;
    private long unpacked;

    private ZipBounds(Cost cost) {
        this.cost = cost;
    }

    /// @throws Refused `TOO_LARGE` beyond a limit, `CUT_FILE` when the archive's end is missing,
    ///   `UNREADABLE` when a part is damaged
    static void check(Path file, Cost cost) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > cost.limits().entries()) {
                throw tooLarge("has more than " + cost.limits().entries() + " parts");
            }
            var bounds = new ZipBounds(cost);
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                boolean xml = bounds.part(zip, part);
                if (xml) {
                    bounds.xml(zip, part);
                }
            }
        } catch (ZipException damaged) {
            LOG.debug("a damaged workbook: {}", damaged.toString());
            throw Refused.because(
                    Problem.Code.CUT_FILE,
                    "The workbook is cut or damaged; nothing of it was taken. Fetch it again.");
        }
    }

    /// Whether the part is written as XML is, whatever its name says.
    private boolean part(ZipFile zip, ZipEntry part) throws IOException {
        var runs = new TagRuns();
        var crc = new CRC32();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                size += n;
                unpacked += n;
                crc.update(buffer, 0, n);
                runs.feed(buffer, n);
                refuseBomb(part, size);
                cost.goOn();
            }
        }
        if (part.getCrc() != crc.getValue()) {
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The workbook is damaged: the check sum of its part '%.40s' does not hold."
                            .formatted(part.getName()));
        }
        if (runs.xml() && runs.longest() > LONGEST_RUN) {
            throw tooLarge("has a text or tag of more than %,d bytes".formatted(LONGEST_RUN));
        }
        return runs.xml();
    }

    private void xml(ZipFile zip, ZipEntry part) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            XmlPart.check(in, part.getName().startsWith("xl/worksheets/"), cost);
        }
    }

    private void refuseBomb(ZipEntry part, long size) {
        if (unpacked > cost.limits().unpackedBytes()) {
            throw tooLarge(
                    "unpacks to more than %,d bytes".formatted(cost.limits().unpackedBytes()));
        }
        long packed = Math.max(1, part.getCompressedSize());
        if (size > SMALL_PART && size / packed > MOST_INFLATION) {
            throw tooLarge("has a part that unpacks to more than 100 times its size");
        }
    }

    private static Refused tooLarge(String why) {
        return Refused.because(
                Problem.Code.TOO_LARGE, "The workbook " + why + "; nothing of it was taken.");
    }
}
