package fidus.desktop.controls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// A sheet of a workbook as it lies in the file: each cell's type, value and number format, read
/// without the library that wrote it.
///
/// @param cells by their place, such as B2; what is not there has no cell
record ReadSheet(Map<String, Cell> cells) {
    private static final Pattern CELL =
            Pattern.compile("<c r=\"([A-Z]+\\d+)\"([^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);
    private static final Pattern FORMAT =
            Pattern.compile("<numFmt numFmtId=\"(\\d+)\" formatCode=\"([^\"]*)\"");
    private static final Pattern STYLE = Pattern.compile("<xf numFmtId=\"(\\d+)\"");

    /// @param text whether it is a text, not a number
    /// @param value as it stands in the file
    /// @param format how a number is shown; empty where the spreadsheet chooses
    record Cell(boolean text, String value, String format) {
        static Cell text(String value) {
            return new Cell(true, value, "");
        }

        static Cell number(String value, String format) {
            return new Cell(false, value, format);
        }
    }

    static ReadSheet of(Path file, int sheet) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            List<String> shared = new ArrayList<>();
            Matcher said =
                    Pattern.compile("<si>(.*?)</si>", Pattern.DOTALL)
                            .matcher(part(zip, "xl/sharedStrings.xml"));
            while (said.find()) {
                shared.add(plain(said.group(1)));
            }
            List<String> formats = formats(part(zip, "xl/styles.xml"));
            Map<String, Cell> cells = new LinkedHashMap<>();
            Matcher cell = CELL.matcher(part(zip, "xl/worksheets/sheet" + sheet + ".xml"));
            while (cell.find()) {
                String inside = cell.group(3);
                if (inside == null || inside.isEmpty()) {
                    continue;
                }
                boolean text = cell.group(2).contains("t=\"s\"");
                Matcher style = Pattern.compile("s=\"(\\d+)\"").matcher(cell.group(2));
                int number = style.find() ? Integer.parseInt(style.group(1)) : 0;
                String value = plain(inside);
                cells.put(
                        cell.group(1),
                        text
                                ? Cell.text(shared.get(Integer.parseInt(value)))
                                : Cell.number(value, formats.get(number)));
            }
            return new ReadSheet(cells);
        }
    }

    private static List<String> formats(String styles) {
        Map<String, String> codes = new LinkedHashMap<>();
        Matcher format = FORMAT.matcher(styles);
        while (format.find()) {
            codes.put(format.group(1), format.group(2));
        }
        List<String> all = new ArrayList<>();
        Matcher style = STYLE.matcher(styles.substring(styles.indexOf("<cellXfs")));
        while (style.find()) {
            all.add(codes.getOrDefault(style.group(1), ""));
        }
        return all;
    }

    private static String plain(String xml) {
        return xml.replaceAll("<[^>]*>", "")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String part(ZipFile zip, String name) throws IOException {
        return new String(
                zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
