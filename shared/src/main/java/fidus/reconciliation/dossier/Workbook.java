package fidus.reconciliation.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Whether bytes are a workbook: an archive with its end, the parts every workbook has, none that
/// runs. It is unpacked once into nothing, within the limits of imports.
final class Workbook {
    private static final byte[] START = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int MOST_PARTS = 1_000;
    private static final long MOST_UNPACKED = 200_000_000;
    private static final Set<String> NEEDED = Set.of("[Content_Types].xml", "xl/workbook.xml");

    private Workbook() {}

    static boolean is(byte[] content) {
        if (!isAt(content, 0, START) || !hasEnd(content)) {
            return false;
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            Set<String> names = new HashSet<>();
            byte[] piece = new byte[1 << 16];
            long unpacked = 0;
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                names.add(part.getName());
                String name = part.getName().toLowerCase(Locale.ROOT);
                for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        return false;
                    }
                }
                if (names.size() > MOST_PARTS || name.endsWith("vbaproject.bin")) {
                    return false;
                }
            }
            return names.containsAll(NEEDED);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasEnd(byte[] content) {
        int last = content.length - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (isAt(content, at, END)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] content, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= content.length || content[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
