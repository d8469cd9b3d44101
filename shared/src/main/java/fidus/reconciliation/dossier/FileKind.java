package fidus.reconciliation.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Kinds of files that can be put with a break.
public enum FileKind {
    PDF,
    PNG,
    JPG,
    TXT,
    CSV,
    /// A workbook without macros.
    XLSX,
    /// A message of a bank as ISO 20022 has it, camt.
    XML,
    /// A mail as it was saved.
    EML;

    private static final byte[] PDF_START = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /// Ways its name may end, without the dot.
    public List<String> endings() {
        return this == JPG ? List.of("jpg", "jpeg") : List.of(name().toLowerCase(Locale.ROOT));
    }

    /// The kind a name claims; empty when such files are not taken.
    public static Optional<FileKind> named(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings().stream().anyMatch(end -> name.endsWith("." + end)))
                .findFirst();
    }

    /// What can be attached, in words.
    public static String words() {
        String all = Arrays.stream(values()).map(FileKind::name).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or " + all.substring(last + 2);
    }

    /// Whether the content is what the name claims: by its first bytes or parts, or as text without
    /// control characters that begins as such a file does. Nothing in it is opened or run.
    public boolean fits(byte[] content) {
        return switch (this) {
            case PDF -> startsWith(content, PDF_START);
            case PNG -> startsWith(content, PNG_START);
            case JPG -> startsWith(content, JPG_START);
            case TXT, CSV -> isText(content);
            case XLSX -> Workbook.is(content);
            case XML -> isText(content) && TextShape.isBankMessage(content);
            case EML -> isText(content) && TextShape.isMail(content);
        };
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length > start.length
                && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static boolean isText(byte[] content) {
        if (PDF.fits(content)) {
            return false;
        }
        for (byte one : content) {
            boolean control = (one >= 0 && one < ' ') || one == 0x7F;
            if (control && one != '\t' && one != '\n' && one != '\r' && one != '\f') {
                return false;
            }
        }
        return content.length > 0;
    }
}
